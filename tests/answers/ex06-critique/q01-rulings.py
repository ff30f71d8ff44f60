# %% right: a list of dicts with lists of ids
rulings = [
    {
        "claim_id": "C05",
        "ruling": "supported",
        "evidence_ids": ["economy"],
        "confidence": "high",
        "would_change": "a series of ranks at purchasing power that is older than the article",
    },
    {
        "claim_id": "C06",
        "ruling": "contradicted",
        "evidence_ids": ["economy", "N02"],
        "confidence": "medium",
        "would_change": "another definition of recession, stated before the count is made",
    },
    {
        "claim_id": "C07",
        "ruling": "partly",
        "evidence_ids": ["economy"],
        "confidence": "medium",
        "would_change": "growth per head, since the population grew little as well",
    },
    {
        "claim_id": "C49",
        "ruling": "supported",
        "evidence_ids": ["E25"],
        "confidence": "high",
        "would_change": "a list of participants of the forum with a minister on it",
    },
    {
        "claim_id": "C59",
        "ruling": "supported",
        "evidence_ids": ["T12", "T13", "S048"],
        "confidence": "high",
        "would_change": "Ukraine's trade of 2014 by partner from a second office of statistics",
    },
]

# %% right: a DataFrame of columns, ids as text
rulings = pd.DataFrame(
    {
        "claim_id": ["C16", "C18", "C24", "C35", "C59", "C65"],
        "ruling": ["supported", "contradicted", "partly", "untestable", "supported", "supported"],
        "evidence_ids": ["E03;E04;E05;E06;E11", "E10", "E13; N07", None, "T12, T13", "JP-1 JP-2 JP-3 US-1 EU-1"],
        "confidence": ["high", "high", "medium", "medium", "high", "medium"],
        "would_change": [
            "a source that counts one of these meetings as none",
            "a photograph list of the opening without the second leader",
            "an official text that calls the government in Kyiv illegitimate",
            "the list of April with its 23 names",
            "trade figures of a later year with other partners first",
            "a comparison by weight of the persons and not by number",
        ],
    }
)

# %% right: lines taken apart in a loop, other order of keys, more keys, odd index
lines = """
high;E10, S063;a source by which only one leader of the G7 came;C18;contradicted
medium;polls;answers to a question about trust, which was not asked;C08;contradicted
high;E53, E57, EU-S1;a Japanese measure on oil before the autumn of 2014;C39;partly
high;US-16691, EU-025;an official correction that takes the name off;C32;supported
low;V092, un_agreement;a record of votes before 1990 in the same form;C01;contradicted
"""
keys = ["confidence", "evidence_ids", "would_change", "claim_id", "ruling"]
rulings = []
for line in lines.strip().splitlines():
    rulings.append(dict(zip(keys, line.split(";"))))
rulings = pd.DataFrame(rulings).assign(paragraph=[8, 5, 16, 14, 2])
rulings.index = rulings["ruling"]

# %% right: tuples, sets and spaces at the ends
def entry(claim_id, ruling, evidence_ids, confidence, would_change):
    return locals()


rulings = (
    entry("C22 ", "partly", {"US-1", "US-2", "EU-1", "EU-2"}, "low", "a list of one issuer with exactly 23 members"),
    entry("C29", "contradicted", ("E09",), "high", "a page of the prime minister's office with the other reading"),
    entry("C30", "supported", ["E18", "E42"], "high", "a diary that shows the envoy elsewhere on one day"),
    entry("C31", "supported", ["E42", "N10"], "medium", "a public notice of the visit before it took place"),
    entry("C42", "untestable", [], "high", "a second report that names the official who spoke"),
)

# %% right: all untestable but four
rulings = [
    {"claim_id": "C14", "ruling": "untestable", "evidence_ids": [], "confidence": "high", "would_change": "notes of the cabinet on the aim of the change"},
    {"claim_id": "C21", "ruling": "untestable", "evidence_ids": "", "confidence": "high", "would_change": "a speech in which the government says so itself"},
    {"claim_id": "C43", "ruling": "untestable", "evidence_ids": ["E53"], "confidence": "medium", "would_change": "a survey of the officials who wrote the measures"},
    {"claim_id": "C64", "ruling": "untestable", "evidence_ids": ["JP-5", "JP-4"], "confidence": "low", "would_change": "a table of measures after 2014 for all G7 states"},
    {"claim_id": "C33", "ruling": "contradicted", "evidence_ids": ["E45", "N11"], "confidence": "high", "would_change": "a programme of the festival with 4 June on it"},
    {"claim_id": "C34", "ruling": "supported", "evidence_ids": ["E45"], "confidence": "high", "would_change": "a statement of the host that there was no dinner"},
    {"claim_id": "C40", "ruling": "supported", "evidence_ids": ["E57", "EU-S1"], "confidence": "high", "would_change": "a text of the decision without the part on banks"},
    {"claim_id": "C48", "ruling": "partly", "evidence_ids": ["E25", "N16"], "confidence": "medium", "would_change": "a count of participants that the organiser did not make"},
]

# %% wrong: a dict from claim to ruling
# expect: `rulings` should be a list of dicts or a DataFrame; it is of type `dict`
rulings = {"C16": "supported", "C18": "contradicted", "C22": "partly", "C30": "supported", "C42": "untestable"}

# %% wrong: texts instead of dicts
# expect: `rulings[0]` should be a dict; it is text
rulings = ["C16: supported (E03)", "C18: contradicted (E10)", "C30: supported (E18)"]

# %% wrong: the key is called claim
# expect: Entry 1 of `rulings` should have the keys `claim_id`, `ruling`, `evidence_ids`, `confidence`, `would_change`; it has `claim`
rows = ["C16 | supported | E03", "C18 | contradicted | E10", "C30 | supported | E18", "C32 | supported | US-2", "C22 | partly | EU-1"]
cells = [row.split(" | ") for row in rows]
rulings = [
    {"claim": claim, "ruling": ruling, "evidence_ids": ids, "confidence": "high", "would_change": f"a source that says otherwise about {claim}"}
    for claim, ruling, ids in cells
]

# %% wrong: no confidence
# expect: `would_change`; it has `claim_id`, `ruling`, `evidence_ids`, `would_change`.
rulings = pd.DataFrame(
    [["C16", "supported", "E03"], ["C18", "contradicted", "E10"], ["C59", "supported", "T12"], ["C32", "supported", "US-2"], ["C22", "partly", "EU-1"]],
    columns=["claim_id", "ruling", "evidence_ids"],
)
rulings["would_change"] = ["a source that says otherwise about claim " + claim for claim in rulings["claim_id"]]

# %% wrong: the claim became the index
# expect: `rulings` should have the columns `claim_id`, `ruling`
rulings = checks.sample_table(
    "claim_id | ruling | evidence_ids | confidence | would_change",
    "C16 | supported | E03, E04 | high | a source by which the meeting was another year",
    "C18 | contradicted | E10 | high | a source by which only one leader came",
    "C59 | supported | T12, T13 | high | figures of another office for the same half-year",
    "C32 | supported | US-2, EU-2 | high | the list as first published without the name",
    "C22 | partly | US-1, EU-1 | low | a second coder with another rule for officials",
).set_index("claim_id")

# %% wrong: four claims
# expect: `rulings` should have at least 5 entries, one a claim; it has 4
rulings = checks.sample_table(
    "claim_id | ruling | evidence_ids | confidence | would_change",
    "C16 | supported | E03, E04 | high | a source by which the meeting was another year",
    "C18 | contradicted | E10 | high | a source by which only one leader came",
    "C59 | supported | T12, T13 | high | figures of another office for the same half-year",
    "C32 | supported | US-2, EU-2 | high | the list as first published without the name",
)

# %% wrong: an empty list
# expect: `rulings` should have at least 5 entries, one a claim; it has 0
rulings = []

# %% wrong: a claim that does not exist
# expect: No such claim: C66 in entry 2. Write ids as the table `claims` does
rulings = checks.sample_table(
    "claim_id | ruling | evidence_ids | confidence | would_change",
    "C16 | supported | E03, E04 | high | a source by which the meeting was another year",
    "C66 | contradicted | E10 | high | a source by which only one leader came",
    "C59 | supported | T12, T13 | high | figures of another office for the same half-year",
    "C32 | supported | US-2, EU-2 | high | the list as first published without the name",
    "C22 | partly | US-1, EU-1 | low | a second coder with another rule for officials",
)

# %% wrong: ids without the zero, in small letters
# expect: No such claim: c5 in entry 1, C7 in entry 3. Write ids as the table `claims` does: a capital C and two digits
rulings = checks.sample_table(
    "claim_id | ruling | evidence_ids | confidence | would_change",
    "c5 | supported | economy | high | a series with other ranks for the same years",
    "C18 | contradicted | E10 | high | a source by which only one leader came",
    "C7 | partly | economy | medium | a series of growth per head of the population",
    "C59 | supported | T12, T13 | high | figures of another office for the same half-year",
    "C32 | supported | US-2, EU-2 | high | the list as first published without the name",
)

# %% wrong: a claim ruled twice
# expect: More than one entry for C22. Give each claim one ruling
rulings = checks.sample_table(
    "claim_id | ruling | evidence_ids | confidence | would_change",
    "C22 | contradicted | US-1, EU-1 | medium | a list of one issuer with exactly 23 members",
    "C18 | contradicted | E10 | high | a source by which only one leader came",
    "C22 | partly | US-16667, EU-026 | low | a second coder with another rule for officials",
    "C59 | supported | T12, T13 | high | figures of another office for the same half-year",
    "C32 | supported | US-2, EU-2 | high | the list as first published without the name",
    "C16 | supported | E03, E04 | high | a source by which the meeting was another year",
)

# %% wrong: rulings with capitals
# expect: `ruling` should be one of supported, partly, contradicted, untestable; got 'Supported' at C16
rulings = checks.sample_table(
    "claim_id | ruling | evidence_ids | confidence | would_change",
    "C16 | Supported | E03, E04 | high | a source by which the meeting was another year",
    "C18 | Contradicted | E10 | high | a source by which only one leader came",
    "C59 | Supported | T12, T13 | high | figures of another office for the same half-year",
    "C32 | Supported | US-2, EU-2 | high | the list as first published without the name",
    "C22 | Partly | US-1, EU-1 | low | a second coder with another rule for officials",
)

# %% wrong: words of its own for the ruling
# expect: got 'partly supported' at C22
rulings = checks.sample_table(
    "claim_id | ruling | evidence_ids | confidence | would_change",
    "C16 | supported | E03, E04 | high | a source by which the meeting was another year",
    "C18 | contradicted | E10 | high | a source by which only one leader came",
    "C59 | supported | T12, T13 | high | figures of another office for the same half-year",
    "C32 | supported | US-2, EU-2 | high | the list as first published without the name",
    "C22 | partly supported | US-1, EU-1 | low | a second coder with another rule for officials",
)

# %% wrong: confidence in percent
# expect: `confidence` should be one of low, medium, high; got 0.9 at C16, 0.95 at C18
rulings = checks.sample_table(
    "claim_id | ruling | evidence_ids | confidence | would_change",
    "C16 | supported | E03, E04 | 0.9 | a source by which the meeting was another year",
    "C18 | contradicted | E10 | 0.95 | a source by which only one leader came",
    "C59 | supported | T12, T13 | 0.8 | figures of another office for the same half-year",
    "C32 | supported | US-2, EU-2 | 1 | the list as first published without the name",
    "C22 | partly | US-1, EU-1 | 0.5 | a second coder with another rule for officials",
)

# %% wrong: only what fails
# expect: No claim is ruled supported or partly
rulings = checks.sample_table(
    "claim_id | ruling | evidence_ids | confidence | would_change",
    "C03 | contradicted | JP-1, US-1 | medium | a measure of Japan that came before any other",
    "C04 | contradicted | E41, E54 | medium | a statement of both governments on common ground",
    "C18 | contradicted | E10 | high | a source by which only one leader came",
    "C33 | contradicted | E45, N11 | high | a programme of the festival with 4 June on it",
    "C42 | untestable | N13 | high | a second report that names the official who spoke",
)

# %% wrong: only what holds
# expect: No claim is ruled contradicted
rulings = checks.sample_table(
    "claim_id | ruling | evidence_ids | confidence | would_change",
    "C16 | supported | E03, E04 | high | a source by which the meeting was another year",
    "C22 | partly | US-1, EU-1 | low | a second coder with another rule for officials",
    "C59 | supported | T12, T13 | high | figures of another office for the same half-year",
    "C32 | supported | US-2, EU-2 | high | the list as first published without the name",
    "C42 | untestable | N13 | high | a second report that names the official who spoke",
)

# %% wrong: two rulings without evidence
# expect: No evidence for C22, C32. Name at least one row for each ruling
rulings = checks.sample_table(
    "claim_id | ruling | evidence_ids | confidence | would_change",
    "C16 | supported | E03, E04 | high | a source by which the meeting was another year",
    "C22 | partly | | low | a second coder with another rule for officials",
    "C59 | supported | T12, T13 | high | figures of another office for the same half-year",
    "C32 | supported | | high | the list as first published without the name",
    "C18 | contradicted | E10, S063 | high | a source by which only one leader came",
)

# %% wrong: rows that do not exist
# expect: No such row: E99 at C18, JP-6 at C65. Write ids as the tables do
rulings = checks.sample_table(
    "claim_id | ruling | evidence_ids | confidence | would_change",
    "C16 | supported | E03, E04 | high | a source by which the meeting was another year",
    "C18 | contradicted | E99 | high | a source by which only one leader came",
    "C59 | supported | T12, T13 | high | figures of another office for the same half-year",
    "C65 | supported | JP-1, JP-6, US-1 | high | a list of Japan's before the American one",
    "C22 | partly | US-1, EU-1 | low | a second coder with another rule for officials",
)

# %% wrong: titles of sources instead of ids
# expect: No such row: Kantei at C33
rulings = checks.sample_table(
    "claim_id | ruling | evidence_ids | confidence | would_change",
    "C16 | supported | E03, E04 | high | a source by which the meeting was another year",
    "C33 | contradicted | Kantei | high | a programme of the festival with 4 June on it",
    "C59 | supported | T12, T13 | high | figures of another office for the same half-year",
    "C65 | supported | JP-1, US-1 | high | a list of Japan's before the American one",
    "C22 | partly | US-1, EU-1 | low | a second coder with another rule for officials",
)

# %% wrong: another claim as evidence
# expect: No evidence: C65 at C03, A10 at C03. The article's own claims and statements are what is tested
rulings = checks.sample_table(
    "claim_id | ruling | evidence_ids | confidence | would_change",
    "C16 | supported | E03, E04 | high | a source by which the meeting was another year",
    "C03 | contradicted | C65, A10, JP-1 | medium | a measure of Japan that came before any other",
    "C59 | supported | T12, T13 | high | figures of another office for the same half-year",
    "C32 | supported | US-2, EU-2 | high | the list as first published without the name",
    "C22 | partly | US-1, EU-1 | low | a second coder with another rule for officials",
)

# %% wrong: a table whose rows have ids
# expect: A whole table: events at C16. Its rows have ids; name those that you mean
rulings = checks.sample_table(
    "claim_id | ruling | evidence_ids | confidence | would_change",
    "C16 | supported | events | high | a source by which the meeting was another year",
    "C18 | contradicted | E10 | high | a source by which only one leader came",
    "C59 | supported | T12, T13 | high | figures of another office for the same half-year",
    "C32 | supported | US-2, EU-2 | high | the list as first published without the name",
    "C22 | partly | US-1, EU-1 | low | a second coder with another rule for officials",
)

# %% wrong: two kinds of evidence
# expect: The number of tables that the evidence comes from is 2 (events, sanction_lists). Use rows of at least 3 tables
rulings = checks.sample_table(
    "claim_id | ruling | evidence_ids | confidence | would_change",
    "C16 | supported | E03, E04 | high | a source by which the meeting was another year",
    "C18 | contradicted | E10 | high | a source by which only one leader came",
    "C30 | supported | E18, E42 | high | a diary that shows the envoy elsewhere then",
    "C32 | supported | US-2, EU-2 | high | the list as first published without the name",
    "C22 | partly | US-1, EU-1 | low | a second coder with another rule for officials",
)

# %% wrong: a word for what would change it
# expect: `would_change` has fewer than six words at C16 (2), C22 (0). Name a finding that could turn up
rulings = checks.sample_table(
    "claim_id | ruling | evidence_ids | confidence | would_change",
    "C16 | supported | E03, E04 | high | new sources",
    "C18 | contradicted | E10 | high | a source by which only one leader came",
    "C59 | supported | T12, T13 | high | figures of another office for the same half-year",
    "C32 | supported | US-2, EU-2 | high | the list as first published without the name",
    "C22 | partly | US-1, EU-1 | low |",
)

# %% wrong: the same would_change everywhere
# expect: The same `would_change` stands at two claims
rulings = checks.sample_table(
    "claim_id | ruling | evidence_ids | confidence | would_change",
    "C16 | supported | E03, E04 | high | A new source that says the opposite.",
    "C18 | contradicted | E10 | high | a new source that says the opposite",
    "C59 | supported | T12, T13 | high | figures of another office for the same half-year",
    "C32 | supported | US-2, EU-2 | high | the list as first published without the name",
    "C22 | partly | US-1, EU-1 | low | a second coder with another rule for officials",
)

# %% wrong: all untestable
# expect: No claim is ruled supported or partly
rulings = [
    {"claim_id": f"C{n}", "ruling": "untestable", "evidence_ids": [], "confidence": "low", "would_change": f"a source that could decide the claim with number {n}"}
    for n in range(10, 16)
]

# %% wrong: one entry
# expect: `rulings` should have at least 5 entries, one a claim; it has 1
rulings = [
    {"claim_id": "C18", "ruling": "contradicted", "evidence_ids": ["E10"], "confidence": "high", "would_change": "a source by which only one leader came"}
]

# %% wrong: a dict of columns
# expect: `rulings` should be a list of dicts or a DataFrame; it is of type `dict`
rulings = {"claim_id": ["C16", "C18"], "ruling": ["supported", "contradicted"], "evidence_ids": [["E03"], ["E10"]]}

# %% wrong: the table of claims itself
# expect: `rulings` should have the columns `claim_id`, `ruling`, `evidence_ids`, `confidence`, `would_change`; it has `claim_id`, `paragraph`
rulings = wl.load("claims").head(6)
