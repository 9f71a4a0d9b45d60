"""Every Dutch sentence of the engines' room."""

REASON = "{code}: {cues}"
CUE = "‘{words}’"
NEGATED_CUE = "‘{words}’ (ontkend)"
JOIN = " + "
GAP = " … "
