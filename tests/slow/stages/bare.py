"""Both README commands on a machine that has only Debian's own Python: a bookworm made for this and thrown away."""

import os
import shutil
import subprocess
import tempfile
from contextlib import ExitStack
from pathlib import Path

from tests.slow.machine import ROOT, Failed, Skip, need, output, run, stage

CERTIFICATES = ("SSL_CERT_FILE", "PIP_CERT", "REQUESTS_CA_BUNDLE")
HANDED_ON = (*CERTIFICATES, "http_proxy", "https_proxy", "HTTP_PROXY", "HTTPS_PROXY", "no_proxy")


def work() -> None:
    """Make the machine, copy the checkout in, run the two commands there."""
    if os.geteuid() != 0:
        raise Skip("a chroot needs root")
    need(["debootstrap"], ["debootstrap"])
    with tempfile.TemporaryDirectory(prefix="bare-") as folder, ExitStack() as stack:
        machine = Path(folder)
        machine.chmod(0o755)
        _make(machine)
        _mount(machine, stack)
        _copy_checkout(machine / "project")
        for command in ("run", "test"):
            _inside(machine, f"cd /project && python3 dev.py {command}")
        made = sorted(path.name for path in (machine / "project" / "out").iterdir())
        if not made:
            raise Failed("the demo story left nothing in out/")
        print("out/: " + ", ".join(made))


def _make(machine: Path) -> None:
    try:
        output(["debootstrap", "--variant=minbase", "bookworm", machine])
    except Failed as reason:
        raise Skip(f"debootstrap could not fetch a Debian: {str(reason)[-300:]}") from None
    shutil.copy("/etc/resolv.conf", machine / "etc" / "resolv.conf")
    _inside(machine, "apt-get update -qq && apt-get install -y -qq --no-install-recommends "
                     "python3 python3-venv ca-certificates >/dev/null")  # fmt: skip
    # After ca-certificates, whose installation writes the bundle anew.
    for name in CERTIFICATES:
        bundle = os.environ.get(name)
        if bundle and Path(bundle).is_file():
            target = machine / bundle.lstrip("/")
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(bundle, target)


def _mount(machine: Path, stack: ExitStack) -> None:
    """Give the machine its own /proc, /dev/shm and pseudo-terminals; all are taken away before its folder is."""
    own = ["-o", "newinstance,ptmxmode=0666"]
    for kind, place, *options in (("proc", "proc"), ("tmpfs", "dev/shm"), ("devpts", "dev/pts", *own)):
        (machine / place).mkdir(parents=True, exist_ok=True)
        run(["mount", "-t", kind, *options, kind, machine / place])
        stack.callback(subprocess.run, ["umount", "-l", str(machine / place)], check=False)
    (machine / "dev" / "ptmx").unlink(missing_ok=True)
    (machine / "dev" / "ptmx").symlink_to("pts/ptmx")


def _copy_checkout(target: Path) -> None:
    target.mkdir()
    files = subprocess.run(
        ["git", "ls-files", "-z", "-co", "--exclude-standard"], cwd=ROOT, capture_output=True, check=True
    ).stdout.decode()
    for name in filter(None, files.split("\0")):
        if (ROOT / name).is_file():
            (target / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(ROOT / name, target / name)


def _inside(machine: Path, command: str) -> None:
    kept = {name: os.environ[name] for name in HANDED_ON if name in os.environ}
    environment = {
        "PATH": "/usr/sbin:/usr/bin:/sbin:/bin", "HOME": "/root", "LANG": "C.UTF-8",
        "DEBIAN_FRONTEND": "noninteractive",
        **kept,
    }  # fmt: skip
    print(f"bare$ {command}", flush=True)
    subprocess.run(["chroot", str(machine), "/bin/sh", "-c", command], env=environment, check=True)


if __name__ == "__main__":
    stage(work)
