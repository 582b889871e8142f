"""Makes an office with one visit and says its data key, for another build of the engine to open."""

import sys
from pathlib import Path

from desktop_app.areas.reception.entry import VisitEntry
from desktop_app.areas.reception.service import ReceptionService
from desktop_app.office.matter_kinds import Kind
from tests.kills.office import NOW, make_office, open_again

if __name__ == "__main__":
    folder = Path(sys.argv[1]) / "data"
    created = make_office(folder)
    office = open_again(folder, created)
    visit = VisitEntry(received_on=NOW.date(), full_name="Vi Văn Thử", content="Hỏi thủ tục", kind=Kind.OTHER)
    ReceptionService(office.desk).register(visit)
    office.close()
    print(f"key {created.unlocked.data_key.hex()}")
