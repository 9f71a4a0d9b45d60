"""What can be asked for under ``/werk/``, by name."""

from collections.abc import Callable

from lerende_evaluatie.app.api import codebook, desk, find, interviews, overview, overview_workbook, room, topics
from lerende_evaluatie.app.api.visitor import Download, Json, Visitor

Handler = Callable[[Visitor, Json], Json | Download]

HANDLERS: dict[str, Handler] = {
    "room": room.room,
    "sources": room.sources,
    "operate": desk.operate,
    "new_code": room.new_code,
    "quote": room.quote,
    "codebook": codebook.codebook,
    "codebook_check": codebook.check,
    "codebook_save": codebook.save,
    "codebook_version": codebook.version,
    "code_add": codebook.add,
    "code_change": codebook.change,
    "code_move": codebook.move,
    "code_remove": codebook.remove,
    "signal_try": codebook.try_out,
    "search": find.search,
    "passages": find.passages,
    "choices": find.choices,
    "interviews": interviews.interviews,
    "interviews_check": interviews.check,
    "interviews_save": interviews.save,
    "overview": overview.overview,
    "overview_passages": overview.overview_passages,
    "overview_xlsx": overview_workbook.overview_xlsx,
    "topics": topics.topics,
    "topic_passages": topics.topic_passages,
    "topic_name": topics.topic_name,
    "topic_code": topics.topic_code,
}
