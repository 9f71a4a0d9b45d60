"""Finding back: words in all interviews, coded passages, and what can be chosen from."""

from lerende_evaluatie.app import texts
from lerende_evaluatie.app.api.asked import one_of, whole
from lerende_evaluatie.app.api.visitor import Json, Visitor
from lerende_evaluatie.domain.evidence import format_time
from lerende_evaluatie.domain.kwic import Hit
from lerende_evaluatie.domain.model import Note, User, Valence
from lerende_evaluatie.domain.search import How
from lerende_evaluatie.usecases import find
from lerende_evaluatie.usecases.find import Filter, Passage

AT_ONCE = 1000
"""How many hits or passages one answer holds at most, when fewer are not asked for."""


def search(visitor: Visitor, asked: Json) -> Json:
    """Return the hits for words in all interviews: `limit` of them after the first `skip`."""
    skip, limit = _window(asked)
    how = one_of(How, asked.get("how") or How.FORMS)
    found = find.search(
        visitor.project, str(asked.get("words", "")), how=how, where=_filter(asked.get("where")), limit=limit, skip=skip
    )
    return {
        "hits": [_hit(hit) for hit in found.hits],
        "total": found.total,
        "sources": [{"guid": one.guid, "name": one.name, "hits": one.hits} for one in found.per_source],
        "read": found.read,
        "spellings": found.spellings,
    }


def passages(visitor: Visitor, asked: Json) -> Json:
    """Return coded passages. `blind`, which holds when nothing is said, leaves out what others coded."""
    skip, limit = _window(asked)
    blind = bool(asked.get("blind", True))
    found = find.retrieve(visitor.project, _filter(asked), _who(visitor, blind), blind=blind)
    users = {user.guid: user.name for user in visitor.project.store.users()}
    return {
        "passages": [_passage(one, users) for one in found.passages[skip : skip + limit]],
        "total": len(found.passages),
        "interviews": found.interviews,
    }


def choices(visitor: Visitor, asked: Json) -> Json:
    """Return what passages can be chosen by."""
    project, blind = visitor.project, bool(asked.get("blind", True))
    me, store = _who(visitor, blind), project.store
    sources = store.sources()
    variables = [source.variables for source in sources]
    seen = (coding for coding in store.codings() if not blind or (me and coding.user_guid == me.guid))
    codebook = project.codebook.with_unknown(coding.code_id for coding in seen)
    groups = project.settings.groups
    return {
        "cases": sorted({one.case for one in variables if one.case}),
        "groups": [
            {"id": group, "label": groups.get(group, group)}
            for group in dict.fromkeys([*groups, *sorted({one.group for one in variables if one.group})])
            if any(one.group == group for one in variables)
        ],
        "rounds": sorted({one.round for one in variables if one.round is not None}),
        "coders": [
            {"guid": user.guid, "name": user.name}
            for user in store.users()
            if not blind or (me and user.guid == me.guid)
        ],
        "codes": [
            {"id": code.id, "name": code.name, "color": code.color, "depth": codebook.depth(code.id)}
            for code in codebook.walk()
        ],
        "sources": [{"guid": source.guid, "name": source.name} for source in sources],
    }


def _who(visitor: Visitor, blind: bool) -> User | None:
    """Return who asks; who works blind must have said so."""
    return visitor.coder if blind else visitor.user


def _filter(asked: object) -> Filter:
    given = asked if isinstance(asked, dict) else {}
    words = {name: str(given[name]) for name in ("code", "case", "group", "coder", "source") if given.get(name)}
    return Filter(
        round=whole(given["round"]) if given.get("round") not in (None, "") else None,
        valence=one_of(Valence, given["valence"]) if given.get("valence") else None,
        respondents_only=bool(given.get("respondents_only")),
        **words,
    )


def _window(asked: Json) -> tuple[int, int]:
    limit = whole(asked.get("limit", AT_ONCE))
    return max(0, whole(asked.get("skip", 0))), min(max(0, limit), AT_ONCE)


def _hit(hit: Hit) -> Json:
    return {
        "source": hit.source_guid,
        "start": hit.start,
        "end": hit.end,
        "turn": hit.turn,
        "speaker": hit.speaker,
        "role": hit.role.value,
        "time": None if hit.time is None else format_time(hit.time),
        "left": hit.left,
        "match": hit.match,
        "right": hit.right,
    }


def _passage(one: Passage, users: dict[str, str]) -> Json:
    coding = one.coding
    return {
        "guid": coding.guid,
        "source": coding.source_guid,
        "source_name": one.source_name,
        "start": coding.selection.start,
        "end": coding.selection.end,
        "quote": one.quote,
        "code": coding.code_id,
        "code_name": one.code_name,
        "color": one.color,
        "valence": coding.valence.value,
        "coder": one.coder,
        "at": texts.moment(coding.at),
        "attribution": one.attribution,
        "place": one.place,
        "memos": [_memo(note, users) for note in one.memos],
        "copy": find.quote_to_copy(one),
    }


def _memo(note: Note, users: dict[str, str]) -> Json:
    return {
        "text": note.text,
        "by": users.get(note.user_guid, ""),
        "at": texts.moment(note.at),
    }
