"""Which responses are the same person."""

import pandas as pd


def person_identities(responses: pd.DataFrame) -> pd.Series:
    """A text that is equal for rows of the same person, in the order of the rows.

    - Same e-mail or id: the same person; but different first names under one e-mail in registrations are people of one household, and a
      row of that e-mail without a first name belongs to the one who registered first at that conversation, else first at all.
    - A row without e-mail is a person of its own, except an attendance row whose name is exactly that of just one registered person at
      that conversation.
    """
    own = pd.Series([f"row {i}" for i in range(len(responses))], index=responses.index, dtype="str")
    keyed = responses["person_key"].ne("")
    identities = own.where(~keyed, responses["person_key"])
    registrations = responses[responses["kind"].eq("registration")].sort_values("answered_at", kind="stable")
    named = registrations[registrations["first_name_key"].ne("") & registrations["person_key"].ne("")]
    households = named.groupby("person_key")["first_name_key"].nunique()
    shared = households.index[households.gt(1)]
    if len(shared):
        identities = _within_households(responses, identities, named[named["person_key"].isin(shared)])
    return _by_exact_name(responses, identities)


def _within_households(responses: pd.DataFrame, identities: pd.Series, named: pd.DataFrame) -> pd.Series:
    first_here = named.groupby(["person_key", "conversation_id"])["first_name_key"].first().to_dict()
    first_at_all = named.groupby("person_key")["first_name_key"].first().to_dict()
    names_here = (
        named[named["name_key"].ne("")]
        .drop_duplicates(["person_key", "name_key"])
        .set_index(["person_key", "name_key"])["first_name_key"]
        .to_dict()
    )
    result = identities.copy()
    affected = responses[responses["person_key"].isin(first_at_all)]
    columns = ("person_key", "first_name_key", "name_key", "conversation_id")
    for i, person, own_first, name, where in zip(affected.index, *(affected[column] for column in columns), strict=True):
        first = own_first or names_here.get((person, name)) or first_here.get((person, where)) or first_at_all[person]
        result.at[i] = f"{person} {first}"
    return result


def _by_exact_name(responses: pd.DataFrame, identities: pd.Series) -> pd.Series:
    registered = responses["kind"].eq("registration") & responses["name_key"].ne("")
    people = pd.DataFrame({"identity": identities, "conversation_id": responses["conversation_id"], "name_key": responses["name_key"]})[
        registered
    ]
    grouped = people.groupby(["conversation_id", "name_key"])["identity"]
    only = grouped.first()[grouped.nunique().eq(1)].to_dict()
    nameless = responses["kind"].eq("attendance") & responses["person_key"].eq("") & responses["name_key"].ne("")
    result = identities.copy()
    rows = responses[nameless]
    for i, where, name in zip(rows.index, rows["conversation_id"], rows["name_key"], strict=True):
        result.at[i] = only.get((where, name), identities.at[i])
    return result
