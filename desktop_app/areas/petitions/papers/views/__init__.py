"""The papers of petitions on screen."""

from desktop_app.areas.petitions.papers.views.showing import offer_petition_papers, show_petition_paper

__all__ = ["offer_petition_papers", "show_petition_paper"]
