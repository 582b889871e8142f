"""The parts every page is put together from."""

from desktop_app.kit.badges import Badge, Banner, Card, Picture, Rule, badge_width, draw_badge
from desktop_app.kit.buttons import Button, IconButton, Kind
from desktop_app.kit.labels import Avatar, CutLabel, ElidedLabel, KeyHint, Label

__all__ = [
    "Avatar",
    "Badge",
    "Banner",
    "Button",
    "Card",
    "CutLabel",
    "ElidedLabel",
    "IconButton",
    "KeyHint",
    "Kind",
    "Label",
    "Picture",
    "Rule",
    "badge_width",
    "draw_badge",
]
