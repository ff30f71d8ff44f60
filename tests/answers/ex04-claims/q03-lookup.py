# %% right: a loop, rows that can decide first
def look_up(statements, rows):
    found = []
    for line in statements.itertuples():
        can = rows[rows["topic"] == line.topic]
        if line.rule == "count":
            fits = can if len(can) == line.stated_number else can[:0]
        else:
            column = "date" if line.rule == "date" else "value"
            can = can.dropna(subset=[column])
            fits = can[can[column] == (line.stated_date if column == "date" else line.stated_number)]
        verdict = "supported" if len(fits) else "contradicted" if len(can) else "untestable"
        found.append((line.statement_id, verdict, ";".join((fits if len(fits) else can)["row_id"])))
    return pd.DataFrame(found, columns=["statement_id", "verdict", "evidence"])

# %% right: plain Python, None for no evidence, spaces after the semicolons
def look_up(statements, rows):
    result = []
    for _, s in statements.iterrows():
        facts = [f for _, f in rows.iterrows() if f["topic"] == s["topic"]]
        if s["rule"] == "date":
            facts = [f for f in facts if not pd.isna(f["date"])]
            hits = [f for f in facts if f["date"] == s["stated_date"]]
        elif s["rule"] == "rank":
            facts = [f for f in facts if not pd.isna(f["value"])]
            hits = [f for f in facts if f["value"] == s["stated_number"]]
        else:
            hits = facts if len(facts) == s["stated_number"] else []
        if not facts:
            verdict = "untestable"
        elif hits:
            verdict = "supported"
        else:
            verdict = "contradicted"
        ids = [f["row_id"] for f in (hits or facts)]
        result.append({"evidence": ";".join(ids) or None, "verdict": verdict, "statement_id": s["statement_id"]})
    return pd.DataFrame(result)

# %% right: a merge, then one group a statement, columns of the input kept
def look_up(statements, rows):
    pairs = statements.merge(rows, on="topic", how="left")
    size = pairs.groupby("statement_id")["row_id"].transform("count")
    is_date, is_rank, is_count = (pairs["rule"] == name for name in ("date", "rank", "count"))
    pairs["can"] = pairs["row_id"].notna() & (
        (is_date & pairs["date"].notna()) | (is_rank & pairs["value"].notna()) | is_count
    )
    fits = (is_date & (pairs["date"] == pairs["stated_date"])) | (is_rank & (pairs["value"] == pairs["stated_number"]))
    pairs["fits"] = pairs["can"] & (fits | (is_count & (size == pairs["stated_number"])))
    result = statements.set_index("statement_id", drop=False).copy()
    verdicts, evidence = [], []
    for name in result.index:
        part = pairs[pairs["statement_id"] == name]
        good, known = part[part["fits"]], part[part["can"]]
        verdicts.append("supported" if len(good) else "contradicted" if len(known) else "untestable")
        evidence.append(";".join(sorted(good["row_id"] if len(good) else known["row_id"], reverse=True)))
    result["verdict"], result["evidence"] = verdicts, evidence
    return result

# %% right: lists of ids, a dict of rules
def look_up(statements, rows):
    def test(line):
        own = rows[rows["topic"] == line["topic"]]
        known = {"date": own[own["date"].notna()], "rank": own[own["value"].notna()], "count": own}[line["rule"]]
        if line["rule"] == "date":
            fits = known["date"] == line["stated_date"]
        elif line["rule"] == "rank":
            fits = known["value"] == line["stated_number"]
        else:
            fits = pd.Series(len(known) == line["stated_number"], index=known.index)
        if known.empty:
            return "untestable", []
        return ("supported", list(known[fits]["row_id"])) if fits.any() else ("contradicted", list(known["row_id"]))

    verdicts = [test(line) for _, line in statements.iterrows()]
    return statements[["statement_id"]].assign(
        verdict=[verdict for verdict, _ in verdicts], evidence=[ids for _, ids in verdicts]
    )

# %% wrong: no row taken for a contradiction
# expect: No row, no knowledge
def look_up(statements, rows):
    found = []
    for line in statements.itertuples():
        can = rows[rows["topic"] == line.topic]
        if line.rule == "count":
            fits = can if len(can) == line.stated_number else can[:0]
        elif line.rule == "date":
            fits = can[can["date"] == line.stated_date]
        else:
            fits = can[can["value"] == line.stated_number]
        verdict = "supported" if len(fits) else "contradicted"
        found.append((line.statement_id, verdict, ";".join((fits if len(fits) else can)["row_id"])))
    return pd.DataFrame(found, columns=["statement_id", "verdict", "evidence"])

# %% wrong: statements without rows lost in a merge
# expect: in its own row
def look_up(statements, rows):
    found = []
    for name, part in statements.merge(rows, on="topic").groupby("statement_id"):
        line = part.iloc[0]
        if line["rule"] == "count":
            fits = part if len(part) == line["stated_number"] else part[:0]
        elif line["rule"] == "date":
            fits = part[part["date"] == line["stated_date"]]
        else:
            fits = part[part["value"] == line["stated_number"]]
        verdict = "supported" if len(fits) else "contradicted"
        found.append((name, verdict, ";".join((fits if len(fits) else part)["row_id"])))
    return pd.DataFrame(found, columns=["statement_id", "verdict", "evidence"])

# %% wrong: all rows of the topic as evidence
# expect: S1 is supported, by the rows with its date
def look_up(statements, rows):
    found = []
    for line in statements.itertuples():
        can = rows[rows["topic"] == line.topic]
        if line.rule == "count":
            holds = len(can) == line.stated_number
        elif line.rule == "date":
            can = can[can["date"].notna()]
            holds = (can["date"] == line.stated_date).any()
        else:
            can = can[can["value"].notna()]
            holds = (can["value"] == line.stated_number).any()
        verdict = "untestable" if can.empty else "supported" if holds else "contradicted"
        found.append((line.statement_id, verdict, ";".join(can["row_id"])))
    return pd.DataFrame(found, columns=["statement_id", "verdict", "evidence"])

# %% wrong: no evidence for a contradiction
# expect: S3 is contradicted: rows that do not fit
def look_up(statements, rows):
    found = []
    for line in statements.itertuples():
        can = rows[rows["topic"] == line.topic]
        if line.rule == "count":
            fits = can if len(can) == line.stated_number else can[:0]
        elif line.rule == "date":
            fits = can[can["date"] == line.stated_date]
        else:
            fits = can[can["value"] == line.stated_number]
        verdict = "untestable" if can.empty else "supported" if len(fits) else "contradicted"
        found.append((line.statement_id, verdict, ";".join(fits["row_id"])))
    return pd.DataFrame(found, columns=["statement_id", "verdict", "evidence"])

# %% wrong: the first row only
# expect: S2 is supported, by all rows of its topic
def look_up(statements, rows):
    found = []
    for line in statements.itertuples():
        can = rows[rows["topic"] == line.topic]
        if can.empty:
            found.append((line.statement_id, "untestable", ""))
            continue
        first = can.iloc[0]
        holds = {
            "date": first["date"] == line.stated_date,
            "rank": first["value"] == line.stated_number,
            "count": len(can) == line.stated_number,
        }[line.rule]
        found.append((line.statement_id, "supported" if holds else "contradicted", first["row_id"]))
    return pd.DataFrame(found, columns=["statement_id", "verdict", "evidence"])

# %% wrong: rows of all topics
# expect: No row, no knowledge
def look_up(statements, rows):
    found = []
    for line in statements.itertuples():
        if line.rule == "count":
            fits = rows if len(rows) == line.stated_number else rows[:0]
        elif line.rule == "date":
            fits = rows[rows["date"] == line.stated_date]
        else:
            fits = rows[rows["value"] == line.stated_number]
        verdict = "supported" if len(fits) else "contradicted"
        found.append((line.statement_id, verdict, ";".join((fits if len(fits) else rows)["row_id"])))
    return pd.DataFrame(found, columns=["statement_id", "verdict", "evidence"])

# %% wrong: a date anywhere in the table
# expect: "date": each row of the topic that fits is evidence
def look_up(statements, rows):
    found = []
    for line in statements.itertuples():
        can = rows[rows["topic"] == line.topic]
        if line.rule == "count":
            fits = can if len(can) == line.stated_number else can[:0]
        elif line.rule == "date":
            can = can.dropna(subset=["date"])
            fits = rows[rows["date"] == line.stated_date]
        else:
            can = can.dropna(subset=["value"])
            fits = can[can["value"] == line.stated_number]
        verdict = "untestable" if can.empty else "supported" if len(fits) else "contradicted"
        found.append((line.statement_id, verdict, ";".join((fits if len(fits) else can)["row_id"])))
    return pd.DataFrame(found, columns=["statement_id", "verdict", "evidence"])

# %% wrong: at least the number
# expect: "count": the number of rows must be the same
def look_up(statements, rows):
    found = []
    for line in statements.itertuples():
        can = rows[rows["topic"] == line.topic]
        if line.rule == "count":
            fits = can if len(can) >= line.stated_number else can[:0]
        else:
            column = "date" if line.rule == "date" else "value"
            can = can.dropna(subset=[column])
            fits = can[can[column] == (line.stated_date if column == "date" else line.stated_number)]
        verdict = "supported" if len(fits) else "contradicted" if len(can) else "untestable"
        found.append((line.statement_id, verdict, ";".join((fits if len(fits) else can)["row_id"])))
    return pd.DataFrame(found, columns=["statement_id", "verdict", "evidence"])

# %% wrong: all rows of the topic must fit
# expect: "rank" needs one row of the topic with exactly that value
def look_up(statements, rows):
    found = []
    for line in statements.itertuples():
        can = rows[rows["topic"] == line.topic]
        if line.rule == "count":
            fits = can if len(can) == line.stated_number else can[:0]
        elif line.rule == "rank":
            can = can.dropna(subset=["value"])
            fits = can if (can["value"] == line.stated_number).all() else can[:0]
        else:
            can = can.dropna(subset=["date"])
            fits = can[can["date"] == line.stated_date]
        verdict = "untestable" if can.empty else "supported" if len(fits) else "contradicted"
        found.append((line.statement_id, verdict, ";".join((fits if len(fits) else can)["row_id"])))
    return pd.DataFrame(found, columns=["statement_id", "verdict", "evidence"])

# %% wrong: a count of 0 supported by no rows
# expect: A table without rows does not show a count of 0
def look_up(statements, rows):
    found = []
    for line in statements.itertuples():
        can = rows[rows["topic"] == line.topic]
        if line.rule == "count":
            holds, fits = len(can) == line.stated_number, can
        else:
            column = "date" if line.rule == "date" else "value"
            can = can.dropna(subset=[column])
            fits = can[can[column] == (line.stated_date if column == "date" else line.stated_number)]
            holds = len(fits) > 0
        verdict = "supported" if holds else "contradicted" if len(can) else "untestable"
        found.append((line.statement_id, verdict, ";".join((fits if holds else can)["row_id"])))
    return pd.DataFrame(found, columns=["statement_id", "verdict", "evidence"])

# %% wrong: a row without a date contradicts
# expect: A row without its date or value decides nothing
def look_up(statements, rows):
    found = []
    for line in statements.itertuples():
        can = rows[rows["topic"] == line.topic]
        if line.rule == "count":
            fits = can if len(can) == line.stated_number else can[:0]
        elif line.rule == "date":
            fits = can[can["date"] == line.stated_date]
        else:
            fits = can[can["value"] == line.stated_number]
        verdict = "supported" if len(fits) else "contradicted" if len(can) else "untestable"
        found.append((line.statement_id, verdict, ";".join((fits if len(fits) else can)["row_id"])))
    return pd.DataFrame(found, columns=["statement_id", "verdict", "evidence"])

# %% wrong: evidence with an unknown value
# expect: A row whose value is missing is no evidence for a rank
def look_up(statements, rows):
    found = []
    for line in statements.itertuples():
        can = rows[rows["topic"] == line.topic]
        if line.rule == "count":
            fits = can if len(can) == line.stated_number else can[:0]
            n_known = len(can)
        else:
            column = "date" if line.rule == "date" else "value"
            fits = can[can[column] == (line.stated_date if column == "date" else line.stated_number)]
            n_known = can[column].notna().sum()
        verdict = "supported" if len(fits) else "contradicted" if n_known else "untestable"
        ids = (fits if len(fits) else can)["row_id"] if n_known else []
        found.append((line.statement_id, verdict, ";".join(ids)))
    return pd.DataFrame(found, columns=["statement_id", "verdict", "evidence"])

# %% wrong: untestable with evidence
# expect: An untestable statement has no evidence
def look_up(statements, rows):
    found = []
    for line in statements.itertuples():
        own = rows[rows["topic"] == line.topic]
        can = own
        if line.rule == "count":
            fits = can if len(can) == line.stated_number else can[:0]
        else:
            column = "date" if line.rule == "date" else "value"
            can = can.dropna(subset=[column])
            fits = can[can[column] == (line.stated_date if column == "date" else line.stated_number)]
        verdict = "supported" if len(fits) else "contradicted" if len(can) else "untestable"
        ids = fits if len(fits) else can if len(can) else own
        found.append((line.statement_id, verdict, ";".join(ids["row_id"])))
    return pd.DataFrame(found, columns=["statement_id", "verdict", "evidence"])

# %% wrong: another column name
# expect: should have the columns `statement_id`, `verdict`, `evidence`
def look_up(statements, rows):
    found = [(name, "untestable", "") for name in statements["statement_id"]]
    return pd.DataFrame(found, columns=["statement_id", "verdict", "row_ids"])

# %% wrong: the input changed
# expect: Your code changes `statements`, its input
def look_up(statements, rows):
    verdicts, evidence = [], []
    for line in statements.itertuples():
        can = rows[rows["topic"] == line.topic]
        if line.rule == "count":
            fits = can if len(can) == line.stated_number else can[:0]
        else:
            column = "date" if line.rule == "date" else "value"
            can = can.dropna(subset=[column])
            fits = can[can[column] == (line.stated_date if column == "date" else line.stated_number)]
        verdicts.append("supported" if len(fits) else "contradicted" if len(can) else "untestable")
        evidence.append(";".join((fits if len(fits) else can)["row_id"]))
    statements["verdict"], statements["evidence"] = verdicts, evidence
    return statements

# %% wrong: rows without a date not counted
# expect: "count": each row counts
def look_up(statements, rows):
    found = []
    for line in statements.itertuples():
        can = rows[rows["topic"] == line.topic]
        column = "value" if line.rule == "rank" else "date"
        can = can.dropna(subset=[column])
        if line.rule == "count":
            fits = can if len(can) == line.stated_number else can[:0]
        else:
            fits = can[can[column] == (line.stated_date if column == "date" else line.stated_number)]
        verdict = "supported" if len(fits) else "contradicted" if len(can) else "untestable"
        found.append((line.statement_id, verdict, ";".join((fits if len(fits) else can)["row_id"])))
    return pd.DataFrame(found, columns=["statement_id", "verdict", "evidence"])

# %% wrong: at most the number
# expect: "count": each row counts, and their number must be the same
def look_up(statements, rows):
    found = []
    for line in statements.itertuples():
        can = rows[rows["topic"] == line.topic]
        if line.rule == "count":
            fits = can if len(can) <= line.stated_number else can[:0]
        else:
            column = "date" if line.rule == "date" else "value"
            can = can.dropna(subset=[column])
            fits = can[can[column] == (line.stated_date if column == "date" else line.stated_number)]
        verdict = "supported" if len(fits) else "contradicted" if len(can) else "untestable"
        found.append((line.statement_id, verdict, ";".join((fits if len(fits) else can)["row_id"])))
    return pd.DataFrame(found, columns=["statement_id", "verdict", "evidence"])

# %% wrong: a better rank is good enough
# expect: "rank" needs one row of the topic with exactly that value
def look_up(statements, rows):
    found = []
    for line in statements.itertuples():
        can = rows[rows["topic"] == line.topic]
        if line.rule == "count":
            fits = can if len(can) == line.stated_number else can[:0]
        elif line.rule == "date":
            can = can.dropna(subset=["date"])
            fits = can[can["date"] == line.stated_date]
        else:
            can = can.dropna(subset=["value"])
            fits = can[can["value"] <= line.stated_number]
        verdict = "supported" if len(fits) else "contradicted" if len(can) else "untestable"
        found.append((line.statement_id, verdict, ";".join((fits if len(fits) else can)["row_id"])))
    return pd.DataFrame(found, columns=["statement_id", "verdict", "evidence"])
