"""What was coded is read once; after a decision only the interview that it is in."""

from dataclasses import replace

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from lerende_evaluatie.domain.model import Valence, new_guid, select
from lerende_evaluatie.ports import Store
from lerende_evaluatie.usecases import review
from lerende_evaluatie.usecases.heard import heard
from lerende_evaluatie.usecases.ingest import ingest
from lerende_evaluatie.usecases.project import Project
from lerende_evaluatie.usecases.quotes import quotes_of

ACTIONS = st.lists(
    st.tuples(
        st.sampled_from(["code", "change", "withdraw", "undo", "redo"]),
        st.integers(0, 5),
        st.sampled_from(list(Valence)),
    ),
    max_size=12,
)


def all_of(store: Store) -> list[tuple[str, object]]:
    return [(coding.user_guid, quote) for coding, quote in quotes_of(store, store.sources())]


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=25)
@given(actions=ACTIONS)
def test_what_is_kept_is_what_would_be_read(project: Project, actions: list[tuple[str, int, Valence]]) -> None:
    ingest(project)
    user = review.coder(project, f"Anna {new_guid()}")
    for action, number, valence in actions:
        mine = [coding for coding in project.store.codings() if coding.user_guid == user.guid]
        if action == "code":
            source = project.store.sources()[number % 2]
            turn = source.evidence_turns()[0]
            place = select(source.text, turn.start + number, turn.end)
            if not any(coding.selection == place for coding in mine):
                review.code_by_hand(project, user, source.guid, place, "trots", valence)
        elif action in ("undo", "redo"):
            for step in getattr(review.steps(project, user, 1), action):
                getattr(review, action)(project, user, step.guid)
        elif mine and action == "withdraw":
            review.withdraw(project, user, mine[number % len(mine)].guid)
        elif mine:
            review.change(project, user, mine[number % len(mine)].guid, valence=valence)
        assert heard(project).quotes == all_of(project.store)


def test_another_pilot_is_seen_at_once(project: Project) -> None:
    ingest(project)
    user = review.coder(project, "Anna")
    source = project.store.sources()[0]
    turn = source.evidence_turns()[0]
    review.code_by_hand(
        project, user, source.guid, select(source.text, turn.start, turn.end), "trots", Valence.POSITIVE
    )
    assert heard(project).quotes[0][1].case == "Noord"
    project.store.set_variables(source.guid, replace(source.variables, case="Oost"))
    assert heard(project).quotes[0][1].case == "Oost"


def test_a_decision_lets_the_other_interviews_be(project: Project) -> None:
    ingest(project)
    user = review.coder(project, "Anna")
    first, second = project.store.sources()
    for source in (first, second):
        turn = source.evidence_turns()[0]
        review.code_by_hand(
            project, user, source.guid, select(source.text, turn.start, turn.end), "trots", Valence.POSITIVE
        )
    before = heard(project)
    turn = first.evidence_turns()[1]
    review.code_by_hand(project, user, first.guid, select(first.text, turn.start, turn.end), "trots", Valence.POSITIVE)
    after = heard(project)
    assert after.by_source[second.guid] is before.by_source[second.guid]
    assert len(after.by_source[first.guid]) == 2
