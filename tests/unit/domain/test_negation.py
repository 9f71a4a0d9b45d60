import pytest

from tests.interview_samples import hits_in

DENIED = [
    ("zin", "Ze hebben geen zin."),
    ("draagvlak", "Zonder draagvlak op de werkvloer lukt het niet."),
    ("helpen", "Dat helpt niet."),
    ("helpen", "Dat heeft nooit geholpen."),
    ("helpen", "Dat heeft niks geholpen."),
    ("werken", "Ik denk niet dat het werkt."),
    ("geld", "Het is niet het geld maar de tijd."),
    ("steun", "We kregen geen enkele vorm van steun."),
    ("steun", "Steun kregen we niet."),
    ("steun", "Steun was er geen."),
    ("tijd", "Niemand heeft hier tijd."),
    ("leuk", "Het is niet, eh, leuk."),
    ("betalen", "Ze gaan weg zonder te betalen."),
    ("vragen", "Ze doen het zonder dat iemand het vraagt."),
    ("waarmaken", "Dat maken ze niet waar."),
    ("ramp", "Een ramp was het nou ook weer helemaal niet."),
    ("trots", "Trots ben ik daar echt helemaal niet op."),
    ("afhaken", "Ze moeten leren om niet af te haken."),
    ("zonder reden", "Dat is niet zonder reden."),
    ("geen zin", "Het is niet geen zin."),
]
NOT_DENIED = [
    ("draagvlak", "Niet alleen draagvlak, ook geld."),
    ("geld", "Hij doet het niet alleen voor het geld."),
    ("reden", "Dat is niet zonder reden."),
    ("begeleiding", "Dat kan niet zonder begeleiding."),
    ("tijd", "Het is niet het geld maar de tijd."),
    ("werken", "Het is niet voor niks dat we werken."),
    ("werk", "Dat is niet niks, dat werk."),
    ("lof", "Niets dan lof."),
    ("trots", "Ik wil niet weg en ik ben trots."),
    ("trots", "Ik ben trots en wil niet weg."),
    ("trots", "Ik ben trots dat ik niet ziek was."),
    ("baas", "Een baas die niet meewerkt."),
    ("trots", "Het is geen wonder dat hij trots is."),
    ("trots", "Ben je trots of niet?"),
    ("trots", "Al dan niet trots."),
    ("lukken", "Zonder problemen lukt het."),
    ("zonder draagvlak", "Zonder draagvlak lukt het niet."),
    ("geen zin", "Ik heb nooit geen zin."),
    ("geen zin", "Ik heb geen zin."),
    ("buurt", "Dat is niet te onderschatten voor de buurt."),
    ("trots", "Nee, ik ben trots."),
    ("werkvloer", "Op de werkvloer hebben ze niet zo veel zin."),
]


@pytest.mark.parametrize(("pattern", "text"), DENIED)
def test_a_hit_that_a_negator_reaches_is_denied(pattern: str, text: str) -> None:
    assert [denied for _, denied in hits_in(pattern, text)] == [True]


@pytest.mark.parametrize(("pattern", "text"), NOT_DENIED)
def test_a_negator_about_something_else_denies_nothing(pattern: str, text: str) -> None:
    assert [denied for _, denied in hits_in(pattern, text)] == [False]


def test_each_hit_of_one_pattern_is_judged_by_itself() -> None:
    text = "Niet trots op dit, maar wel trots op dat."
    assert hits_in("trots", text) == [("trots", True), ("trots", False)]


def test_a_hit_over_several_clauses_is_denied_when_a_part_of_it_is() -> None:
    assert hits_in("kosten .. tijd", "De kosten zijn hoog, maar het is niet de tijd.") == [("kosten tijd", True)]
    assert hits_in("zin & collega", "Ik heb geen zin, zegt mijn collega.") == [("zin collega", True)]
    assert hits_in("zin & collega", "Ik heb zin, dat is niet erg, zegt mijn collega.") == [("zin collega", False)]
