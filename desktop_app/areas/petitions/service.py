"""What an officer does with the register of petitions; one method is one transaction."""

from desktop_app.areas.petitions import filing, life, secrecy
from desktop_app.areas.petitions.entry import PetitionEntry
from desktop_app.areas.petitions.kept import Registered, registered
from desktop_app.office.desk import Service
from desktop_app.office.rights import Right, needs

__all__ = ["PetitionService", "Registered"]


class PetitionService(Service):
    """The register of petitions."""

    @needs(Right.RECORD)
    def register(self, entry: PetitionEntry) -> Registered:
        """Enter a petition: all of it, with its number and its limits, in one transaction."""
        with self.desk.db.writing(self.holder.uid) as session:
            petition = filing.new_petition(session, self.desk, entry)
            filing.enter_people(session, petition, entry)
            life.bring_up_to_date(session, self.desk, petition)
            session.flush()
            return registered(petition)

    @needs(Right.SEE_DENOUNCER)
    def reveal(self, uid: str, reason: str) -> list[dict[str, object]]:
        """Who the denouncer is, for the entitled; the look and its reason are journalled first."""
        return secrecy.reveal(self.desk, uid, reason)
