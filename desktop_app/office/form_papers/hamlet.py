"""A hamlet as papers name it: what it is, who heads it and by which post, who heads its Front."""

from dataclasses import dataclass

from desktop_app.core import words

_GROUP = "Tổ dân phố"
_GROUP_POST = "Tổ trưởng tổ dân phố"
ANY_HAMLET = "thôn, tổ dân phố"


@dataclass(frozen=True, kw_only=True)
class HamletOnPaper:
    """A hamlet on the day of the paper; all empty where none is known."""

    kind: str = ""
    name: str = ""
    head: str = ""
    front: str = ""

    @property
    def full_name(self) -> str:
        """The kind before the name."""
        return f"{self.kind} {self.name}".strip()

    @property
    def post_there(self) -> str:
        """The post with the hamlet: Trưởng thôn Đồng Mẫu."""
        return f"{self.post} {self.name}".strip()

    @property
    def post(self) -> str:
        """The post of its head: Trưởng thôn, Trưởng bản, Tổ trưởng tổ dân phố."""
        if self.kind == _GROUP:
            return _GROUP_POST
        return f"Trưởng {words.inside(self.kind)}" if self.kind else "Trưởng thôn, Tổ trưởng tổ dân phố"


def of_hamlet(hamlet: HamletOnPaper) -> dict[str, str]:
    """The fields of wordings that tell of the hamlet."""
    return {
        "thon": words.inside(hamlet.full_name),
        "thon_dau_cau": hamlet.full_name,
        "loai_thon": words.inside(hamlet.kind) or ANY_HAMLET,
        "chuc_danh": hamlet.post,
        "chuc_danh_thon": hamlet.post_there,
        "truong_thon": hamlet.head,
        "truong_mat_tran": hamlet.front,
    }
