# %% right: another choice of claims, wrapped lines
rulings = checks.sample_table(
    "claim_id | ruling | evidence_ids | confidence | would_change",
    "C05 | supported | economy | high | a series of ranks with other years",
    "C06 | contradicted | economy | high | a stated definition of recession that fits these years",
    "C07 | partly | economy | medium | growth per head for the same years",
    "C15 | partly | T07; T10 | medium | contracts for energy signed before 2014",
    "C48 | partly | E25 | medium | a count of participants from a second source",
    "C49 | supported | E25 | high | a list of participants with a minister on it",
    "C58 | supported | E35; E59; E61 | high | a visit that took place in the autumn of 2014",
    "C59 | supported | T12; T13 | high | Ukraine's trade by partner from another office",
    "C60 | untestable | T14 | medium | a comparison with states that lost the same trade without sanctions",
    "C61 | partly | T17 | medium | a count of the same cases with another rule for success",
)
critique = """
## The claim
The article's conclusion is about the future. Ties between Japan and Russia will shift from summits to trade and
regions, it says, because both economies need each other (C15) and because meetings of leaders may be called off
(C58, paragraph 23). Behind this stands a picture of Japan's economy: long growth, then two decades without any (C05,
C06, C07). In front of it stands a judgement on sanctions in general: they harm Ukraine (C59, C60) and they fail
(C61). I leave the lists and the diplomats aside and rule on this economic half of the argument.

## What holds
C05 is supported. In the table economy Japan ranks second in the world in every year from 1972 to 2009 and third from
2010 on. C49 is supported: the ministers of economy stayed away from the forum of March 2014, and a deputy minister
came (E25). C58 is supported, and it is the article's best forecast. The foreign minister's trip had been put off in
April already (E35); talks of deputy ministers were put off in August (E59) and the president's visit was dropped in
September (E61), both after the last event that the article mentions. C59 is supported: in the first half of 2014 Russia took
20.3 percent of Ukraine's exports (T12) and sent 28.8 percent of its imports (T13).

## What does not
C61 is partly right. A collection of more than two hundred cases counts about a third as a success (T17), and a third
is not none. It is also not many, so the sentence would hold in a milder form: sanctions fail more often than they
succeed. C06 is contradicted by its own word. Real growth was positive in 14 of the 20 years from 1992 to
2011, and a recession is a fall. C07 is partly right: growth averaged 0.8 percent in these years, against 1.4 in Germany
and 2.7 in the United States. That is little, even beside others, but it is not nothing. C15 is partly right. Russia
gave 6.9 percent of Japan's crude oil (T07) and 9.8 percent of its liquefied gas (T10) in 2013, while the Middle East
gave 83 percent of the oil. The need for more suppliers is plain; that Russia is the natural one does not follow
from such shares. C48 is partly right: about a thousand people came, which the article turns into more than a thousand.

## What cannot be known here
C60, that harm to Russia only speeds up disorder in Ukraine, is a statement about causes. Ukraine's exports to Russia
had fallen by 23.3 percent in the first half of the year (T14), before the measures against whole sectors. That is a
fall without those sanctions, and it says nothing about what they did later. The tables have no yearly series of
trade, and no figure on the regions and prefectures on which the article sets its hope.

## The strongest case for the article
Take away the word recession and the word natural, and most of this half stands. Growth was low, even beside Germany
(C07), and the rank had just been lost (C05). A country that takes most of its oil from one region has a reason
to talk to a neighbour who sells both oil and gas, and whose share in the oil had just risen (T06, T07). The article saw that
summits would suffer and said so in advance (C58); three rows bear it out. It also saw how much of Ukraine's own trade
was with Russia (C59). A reader in 2014 would have been better prepared by it than by an
account of lists alone. My answer is that need is not solidarity. Low growth explains why one looks for partners, not
why one should spare them.

## Verdict
The economic half of the article is sound in its figures and loose in its words. I hold the figures with high
confidence, since they come from series and from offices of statistics, and the reading of C15 and C07 with medium
confidence, because it turns on what counts as need and as hardly any growth. C60 stays open. What would move me most is
a yearly series of trade between Japan and Russia by region: if the regions grew while the summits stopped, the
article's conclusion would be more than a hope.
"""

# %% right: joined from a dict
rulings = [{"claim_id": claim, "ruling": ruling} for claim, ruling in [("C16", "supported"), ("C18", "contradicted"), ("C33", "contradicted"), ("C59", "supported"), ("C30", "supported")]]
remark = "Remark {0} sets row E{0:02} of the timeline beside what the article says of it and weighs the two with care."
remarks = [remark.format(n) for n in range(1, 67)]
text = {heading: " ".join(remarks[6 * n : 6 * n + 6]) for n, heading in enumerate(headings)}
text["What holds"] += " C16, C30 and C59 are supported (E03, E18, T12)."
text["What does not"] += " C18 and C33 are contradicted (E10, E45)."
text["The strongest case for the article"] += " It rests on C30."
critique = "\n".join(f"## {heading}\n{body}" for heading, body in text.items())

# %% right: upper-case headings with colons and numbers, indented, a title above
rulings = [{"claim_id": claim, "ruling": ruling} for claim, ruling in [("C16", "supported"), ("C18", "contradicted"), ("C33", "contradicted"), ("C59", "supported"), ("C30", "supported")]]
remark = "Remark {0} sets row E{0:02} of the timeline beside what the article says of it and weighs the two with care."
remarks = [remark.format(n) for n in range(1, 67)]
text = {heading: " ".join(remarks[6 * n : 6 * n + 6]) for n, heading in enumerate(headings)}
text["What holds"] += " C16, C30 and C59 are supported (E03, E18, T12)."
text["What does not"] += " C18 and C33 are contradicted (E10, E45)."
text["The strongest case for the article"] += " It rests on C30."
critique = "# A fair verdict\n\n" + "\n\n".join(f"  # {n}. {heading.upper()}:\n\n  {body}" for n, (heading, body) in enumerate(text.items(), 1))

# %% right: lists and headings of its own inside a section
rulings = [{"claim_id": claim, "ruling": ruling} for claim, ruling in [("C16", "supported"), ("C18", "contradicted"), ("C33", "contradicted"), ("C59", "supported"), ("C30", "supported")]]
remark = "Remark {0} sets row E{0:02} of the timeline beside what the article says of it and weighs the two with care."
remarks = [remark.format(n) for n in range(1, 67)]
text = {heading: " ".join(remarks[6 * n : 6 * n + 6]) for n, heading in enumerate(headings)}
text["What holds"] += " C16, C30 and C59 are supported (E03, E18, T12)."
text["What does not"] += " C18 and C33 are contradicted (E10, E45)."
text["The strongest case for the article"] += " It rests on C30."
text["What holds"] = "### Supported\n- " + text["What holds"].replace(". ", ".\n- ", 3) + "\n### What follows\nNot much more."
critique = "\n".join(f"## {heading}\n{body}" for heading, body in text.items())

# %% right: rulings as a table with a claim ruled untestable, discussed too
rulings = [{"claim_id": claim, "ruling": ruling} for claim, ruling in [("C16", "supported"), ("C18", "contradicted"), ("C33", "contradicted"), ("C59", "supported"), ("C30", "supported")]]
remark = "Remark {0} sets row E{0:02} of the timeline beside what the article says of it and weighs the two with care."
remarks = [remark.format(n) for n in range(1, 67)]
text = {heading: " ".join(remarks[6 * n : 6 * n + 6]) for n, heading in enumerate(headings)}
text["What holds"] += " C16, C30 and C59 are supported (E03, E18, T12)."
text["What does not"] += " C18 and C33 are contradicted (E10, E45)."
text["The strongest case for the article"] += " It rests on C30."
rulings = pd.DataFrame([*rulings, {"claim_id": "C42", "ruling": "untestable"}])
text["What cannot be known here"] += " C42 rests on N13 alone, which N21 repeats (S005)."
critique = "\n".join(f"## {heading}\n{body}" for heading, body in text.items())

# %% right: question 1 is left empty
rulings = [{"claim_id": claim, "ruling": ruling} for claim, ruling in [("C16", "supported"), ("C18", "contradicted"), ("C33", "contradicted"), ("C59", "supported"), ("C30", "supported")]]
remark = "Remark {0} sets row E{0:02} of the timeline beside what the article says of it and weighs the two with care."
remarks = [remark.format(n) for n in range(1, 67)]
text = {heading: " ".join(remarks[6 * n : 6 * n + 6]) for n, heading in enumerate(headings)}
text["What holds"] += " C16, C30 and C59 are supported (E03, E18, T12)."
text["What does not"] += " C18 and C33 are contradicted (E10, E45)."
text["The strongest case for the article"] += " It rests on C30."
del rulings
text["Verdict"] += " So much for US-16691, JP-3-01, EU-S1 and V092, the G7 and MH17 (paragraph 21)."
critique = "\n".join(f"## {heading}\n{body}" for heading, body in text.items())

# %% right: rulings that cannot be read
rulings = [{"claim_id": claim, "ruling": ruling} for claim, ruling in [("C16", "supported"), ("C18", "contradicted"), ("C33", "contradicted"), ("C59", "supported"), ("C30", "supported")]]
remark = "Remark {0} sets row E{0:02} of the timeline beside what the article says of it and weighs the two with care."
remarks = [remark.format(n) for n in range(1, 67)]
text = {heading: " ".join(remarks[6 * n : 6 * n + 6]) for n, heading in enumerate(headings)}
text["What holds"] += " C16, C30 and C59 are supported (E03, E18, T12)."
text["What does not"] += " C18 and C33 are contradicted (E10, E45)."
text["The strongest case for the article"] += " It rests on C30."
rulings = "see the table on paper"
critique = "\n".join(f"## {heading}\n{body}" for heading, body in text.items())

# %% wrong: a list of paragraphs
# expect: `critique` should be text; it is of type `list`
rulings = [{"claim_id": claim, "ruling": ruling} for claim, ruling in [("C16", "supported"), ("C18", "contradicted"), ("C33", "contradicted"), ("C59", "supported"), ("C30", "supported")]]
remark = "Remark {0} sets row E{0:02} of the timeline beside what the article says of it and weighs the two with care."
remarks = [remark.format(n) for n in range(1, 67)]
text = {heading: " ".join(remarks[6 * n : 6 * n + 6]) for n, heading in enumerate(headings)}
text["What holds"] += " C16, C30 and C59 are supported (E03, E18, T12)."
text["What does not"] += " C18 and C33 are contradicted (E10, E45)."
text["The strongest case for the article"] += " It rests on C30."
critique = list(text.values())

# %% wrong: a dict from heading to text
# expect: `critique` should be text; it is of type `dict`
rulings = [{"claim_id": claim, "ruling": ruling} for claim, ruling in [("C16", "supported"), ("C18", "contradicted"), ("C33", "contradicted"), ("C59", "supported"), ("C30", "supported")]]
remark = "Remark {0} sets row E{0:02} of the timeline beside what the article says of it and weighs the two with care."
remarks = [remark.format(n) for n in range(1, 67)]
text = {heading: " ".join(remarks[6 * n : 6 * n + 6]) for n, heading in enumerate(headings)}
text["What holds"] += " C16, C30 and C59 are supported (E03, E18, T12)."
text["What does not"] += " C18 and C33 are contradicted (E10, E45)."
text["The strongest case for the article"] += " It rests on C30."
critique = text

# %% wrong: printed, not kept
# expect: `critique` is not defined yet
rulings = [{"claim_id": claim, "ruling": ruling} for claim, ruling in [("C16", "supported"), ("C18", "contradicted"), ("C33", "contradicted"), ("C59", "supported"), ("C30", "supported")]]
remark = "Remark {0} sets row E{0:02} of the timeline beside what the article says of it and weighs the two with care."
remarks = [remark.format(n) for n in range(1, 67)]
text = {heading: " ".join(remarks[6 * n : 6 * n + 6]) for n, heading in enumerate(headings)}
text["What holds"] += " C16, C30 and C59 are supported (E03, E18, T12)."
text["What does not"] += " C18 and C33 are contradicted (E10, E45)."
text["The strongest case for the article"] += " It rests on C30."
print("\n".join(text.values()))

# %% wrong: empty text
# expect: `critique` is empty text
critique = """
"""

# %% wrong: no headings
# expect: Headings that are missing: “The claim”, “What holds”, “What does not”, “What cannot be known here”, “The strongest
rulings = [{"claim_id": claim, "ruling": ruling} for claim, ruling in [("C16", "supported"), ("C18", "contradicted"), ("C33", "contradicted"), ("C59", "supported"), ("C30", "supported")]]
remark = "Remark {0} sets row E{0:02} of the timeline beside what the article says of it and weighs the two with care."
remarks = [remark.format(n) for n in range(1, 67)]
text = {heading: " ".join(remarks[6 * n : 6 * n + 6]) for n, heading in enumerate(headings)}
text["What holds"] += " C16, C30 and C59 are supported (E03, E18, T12)."
text["What does not"] += " C18 and C33 are contradicted (E10, E45)."
text["The strongest case for the article"] += " It rests on C30."
critique = "\n\n".join(text.values())

# %% wrong: bold headings
# expect: Headings without their sign: “The claim”, “What holds”, “What does not”, “What cannot be known here”, “The strongest case for the article”, “Verdict”. Begin each of these lines with
rulings = [{"claim_id": claim, "ruling": ruling} for claim, ruling in [("C16", "supported"), ("C18", "contradicted"), ("C33", "contradicted"), ("C59", "supported"), ("C30", "supported")]]
remark = "Remark {0} sets row E{0:02} of the timeline beside what the article says of it and weighs the two with care."
remarks = [remark.format(n) for n in range(1, 67)]
text = {heading: " ".join(remarks[6 * n : 6 * n + 6]) for n, heading in enumerate(headings)}
text["What holds"] += " C16, C30 and C59 are supported (E03, E18, T12)."
text["What does not"] += " C18 and C33 are contradicted (E10, E45)."
text["The strongest case for the article"] += " It rests on C30."
critique = "\n".join(f"**{heading}**\n{body}" for heading, body in text.items())

# %% wrong: a heading in other words
# expect: Headings that are missing: “What does not”. Copy the six lines from the question
rulings = [{"claim_id": claim, "ruling": ruling} for claim, ruling in [("C16", "supported"), ("C18", "contradicted"), ("C33", "contradicted"), ("C59", "supported"), ("C30", "supported")]]
remark = "Remark {0} sets row E{0:02} of the timeline beside what the article says of it and weighs the two with care."
remarks = [remark.format(n) for n in range(1, 67)]
text = {heading: " ".join(remarks[6 * n : 6 * n + 6]) for n, heading in enumerate(headings)}
text["What holds"] += " C16, C30 and C59 are supported (E03, E18, T12)."
text["What does not"] += " C18 and C33 are contradicted (E10, E45)."
text["The strongest case for the article"] += " It rests on C30."
critique = "\n".join(f"## {heading}\n{body}" for heading, body in text.items()).replace("## What does not", "## What does not hold")

# %% wrong: a heading left out
# expect: Headings that are missing: “What cannot be known here”. Copy
rulings = [{"claim_id": claim, "ruling": ruling} for claim, ruling in [("C16", "supported"), ("C18", "contradicted"), ("C33", "contradicted"), ("C59", "supported"), ("C30", "supported")]]
remark = "Remark {0} sets row E{0:02} of the timeline beside what the article says of it and weighs the two with care."
remarks = [remark.format(n) for n in range(1, 67)]
text = {heading: " ".join(remarks[6 * n : 6 * n + 6]) for n, heading in enumerate(headings)}
text["What holds"] += " C16, C30 and C59 are supported (E03, E18, T12)."
text["What does not"] += " C18 and C33 are contradicted (E10, E45)."
text["The strongest case for the article"] += " It rests on C30."
text["What does not"] += text.pop("What cannot be known here")
critique = "\n".join(f"## {heading}\n{body}" for heading, body in text.items())

# %% wrong: the verdict first
# expect: The order of the headings should be as in the question; got: Verdict; The claim; What holds
rulings = [{"claim_id": claim, "ruling": ruling} for claim, ruling in [("C16", "supported"), ("C18", "contradicted"), ("C33", "contradicted"), ("C59", "supported"), ("C30", "supported")]]
remark = "Remark {0} sets row E{0:02} of the timeline beside what the article says of it and weighs the two with care."
remarks = [remark.format(n) for n in range(1, 67)]
text = {heading: " ".join(remarks[6 * n : 6 * n + 6]) for n, heading in enumerate(headings)}
text["What holds"] += " C16, C30 and C59 are supported (E03, E18, T12)."
text["What does not"] += " C18 and C33 are contradicted (E10, E45)."
text["The strongest case for the article"] += " It rests on C30."
text = {"Verdict": text.pop("Verdict"), **text}
critique = "\n".join(f"## {heading}\n{body}" for heading, body in text.items())

# %% wrong: a heading twice
# expect: The heading “What holds” of `critique` stands twice
rulings = [{"claim_id": claim, "ruling": ruling} for claim, ruling in [("C16", "supported"), ("C18", "contradicted"), ("C33", "contradicted"), ("C59", "supported"), ("C30", "supported")]]
remark = "Remark {0} sets row E{0:02} of the timeline beside what the article says of it and weighs the two with care."
remarks = [remark.format(n) for n in range(1, 67)]
text = {heading: " ".join(remarks[6 * n : 6 * n + 6]) for n, heading in enumerate(headings)}
text["What holds"] += " C16, C30 and C59 are supported (E03, E18, T12)."
text["What does not"] += " C18 and C33 are contradicted (E10, E45)."
text["The strongest case for the article"] += " It rests on C30."
critique = "\n".join(f"## {heading}\n{body}" for heading, body in text.items()) + "\n## What holds\nMore of it."

# %% wrong: an empty section
# expect: Sections with fewer than 20 words: “What cannot be known here” (0), “Verdict” (2)
rulings = [{"claim_id": claim, "ruling": ruling} for claim, ruling in [("C16", "supported"), ("C18", "contradicted"), ("C33", "contradicted"), ("C59", "supported"), ("C30", "supported")]]
remark = "Remark {0} sets row E{0:02} of the timeline beside what the article says of it and weighs the two with care."
remarks = [remark.format(n) for n in range(1, 67)]
text = {heading: " ".join(remarks[6 * n : 6 * n + 6]) for n, heading in enumerate(headings)}
text["What holds"] += " C16, C30 and C59 are supported (E03, E18, T12)."
text["What does not"] += " C18 and C33 are contradicted (E10, E45)."
text["The strongest case for the article"] += " It rests on C30."
text["What does not"] += text["What cannot be known here"] + text["Verdict"]
text["What cannot be known here"], text["Verdict"] = "…", "Not convincing."
critique = "\n".join(f"## {heading}\n{body}" for heading, body in text.items())

# %% wrong: the frame alone
# expect: Sections with fewer than 20 words: “The claim” (0)
critique = "\n".join(f"## {heading}\n…" for heading in headings)

# %% wrong: too short
# expect: words without its headings; write 600 to 900
rulings = [{"claim_id": claim, "ruling": ruling} for claim, ruling in [("C16", "supported"), ("C18", "contradicted"), ("C33", "contradicted"), ("C59", "supported"), ("C30", "supported")]]
remark = "Remark {0} sets row E{0:02} of the timeline beside what the article says of it and weighs the two with care."
remarks = [remark.format(n) for n in range(1, 67)]
text = {heading: " ".join(remarks[6 * n : 6 * n + 6]) for n, heading in enumerate(headings)}
text["What holds"] += " C16, C30 and C59 are supported (E03, E18, T12)."
text["What does not"] += " C18 and C33 are contradicted (E10, E45)."
text["The strongest case for the article"] += " It rests on C30."
for n, heading in enumerate(["The claim", "What holds", "What cannot be known here", "Verdict"]):
    text[heading] = " ".join(remarks[2 * n + 50 : 2 * n + 52])
critique = "\n".join(f"## {heading}\n{body}" for heading, body in text.items())

# %% wrong: too long
# expect: words without its headings; cut it to 600 to 900
rulings = [{"claim_id": claim, "ruling": ruling} for claim, ruling in [("C16", "supported"), ("C18", "contradicted"), ("C33", "contradicted"), ("C59", "supported"), ("C30", "supported")]]
remark = "Remark {0} sets row E{0:02} of the timeline beside what the article says of it and weighs the two with care."
remarks = [remark.format(n) for n in range(1, 67)]
text = {heading: " ".join(remarks[6 * n : 6 * n + 6]) for n, heading in enumerate(headings)}
text["What holds"] += " C16, C30 and C59 are supported (E03, E18, T12)."
text["What does not"] += " C18 and C33 are contradicted (E10, E45)."
text["The strongest case for the article"] += " It rests on C30."
text["What holds"] += " " + " ".join(remarks[40:58])
critique = "\n".join(f"## {heading}\n{body}" for heading, body in text.items())

# %% wrong: a claim that does not exist
# expect: No such claim: C5, C88. A claim's id is a capital C and two digits
rulings = [{"claim_id": claim, "ruling": ruling} for claim, ruling in [("C16", "supported"), ("C18", "contradicted"), ("C33", "contradicted"), ("C59", "supported"), ("C30", "supported")]]
remark = "Remark {0} sets row E{0:02} of the timeline beside what the article says of it and weighs the two with care."
remarks = [remark.format(n) for n in range(1, 67)]
text = {heading: " ".join(remarks[6 * n : 6 * n + 6]) for n, heading in enumerate(headings)}
text["What holds"] += " C16, C30 and C59 are supported (E03, E18, T12)."
text["What does not"] += " C18 and C33 are contradicted (E10, E45)."
text["The strongest case for the article"] += " It rests on C30."
text["What holds"] += " C5 and C88 are in line with this."
critique = "\n".join(f"## {heading}\n{body}" for heading, body in text.items())

# %% wrong: a row that does not exist
# expect: No such row: E67, JP-9. Correct the id; if it is no id, write it in another way
rulings = [{"claim_id": claim, "ruling": ruling} for claim, ruling in [("C16", "supported"), ("C18", "contradicted"), ("C33", "contradicted"), ("C59", "supported"), ("C30", "supported")]]
remark = "Remark {0} sets row E{0:02} of the timeline beside what the article says of it and weighs the two with care."
remarks = [remark.format(n) for n in range(1, 67)]
text = {heading: " ".join(remarks[6 * n : 6 * n + 6]) for n, heading in enumerate(headings)}
text["What holds"] += " C16, C30 and C59 are supported (E03, E18, T12)."
text["What does not"] += " C18 and C33 are contradicted (E10, E45)."
text["The strongest case for the article"] += " It rests on C30."
text["What holds"] += " The later rows E67 and JP-9 agree."
critique = "\n".join(f"## {heading}\n{body}" for heading, body in text.items())

# %% wrong: no evidence in the text
# expect: The number of rows that the text names is 0. Name at least 3 rows of evidence in the text
rulings = [{"claim_id": claim, "ruling": ruling} for claim, ruling in [("C16", "supported"), ("C18", "contradicted"), ("C33", "contradicted"), ("C59", "supported"), ("C30", "supported")]]
remark = "Remark {0} sets row E{0:02} of the timeline beside what the article says of it and weighs the two with care."
remarks = [remark.format(n) for n in range(1, 67)]
text = {heading: " ".join(remarks[6 * n : 6 * n + 6]) for n, heading in enumerate(headings)}
text["What holds"] += " C16, C30 and C59 are supported (E03, E18, T12)."
text["What does not"] += " C18 and C33 are contradicted (E10, E45)."
text["The strongest case for the article"] += " It rests on C30."
critique = re.sub(r"\b[ENSTV]\d+\b", "this row", "\n".join(f"## {heading}\n{body}" for heading, body in text.items()))

# %% wrong: three claims only
# expect: The number of claims that the text names is 3. Name at least 5
rulings = [{"claim_id": claim, "ruling": ruling} for claim, ruling in [("C16", "supported"), ("C59", "supported"), ("C30", "supported")]]
remark = "Remark {0} sets row E{0:02} of the timeline beside what the article says of it and weighs the two with care."
remarks = [remark.format(n) for n in range(1, 67)]
text = {heading: " ".join(remarks[6 * n : 6 * n + 6]) for n, heading in enumerate(headings)}
text["What holds"] += " C16, C30 and C59 are supported (E03, E18, T12)."
text["What does not"] += " C18 and C33 are contradicted (E10, E45)."
text["The strongest case for the article"] += " It rests on C30."
text["What does not"] = text["What does not"].replace("C18 and C33 are", "Both of them are")
critique = "\n".join(f"## {heading}\n{body}" for heading, body in text.items())

# %% wrong: ids in small letters
# expect: The number of claims that the text names is 0
rulings = [{"claim_id": claim, "ruling": ruling} for claim, ruling in [("C16", "supported"), ("C18", "contradicted"), ("C33", "contradicted"), ("C59", "supported"), ("C30", "supported")]]
remark = "Remark {0} sets row E{0:02} of the timeline beside what the article says of it and weighs the two with care."
remarks = [remark.format(n) for n in range(1, 67)]
text = {heading: " ".join(remarks[6 * n : 6 * n + 6]) for n, heading in enumerate(headings)}
text["What holds"] += " C16, C30 and C59 are supported (E03, E18, T12)."
text["What does not"] += " C18 and C33 are contradicted (E10, E45)."
text["The strongest case for the article"] += " It rests on C30."
critique = re.sub(r"\bC(\d+)", r"c\1", "\n".join(f"## {heading}\n{body}" for heading, body in text.items()))

# %% wrong: a claim that is ruled on and not discussed
# expect: Ruled on, but not named in the text: C22, C65. Discuss each ruling, or leave it out
rulings = [{"claim_id": claim, "ruling": ruling} for claim, ruling in [("C16", "supported"), ("C18", "contradicted"), ("C33", "contradicted"), ("C59", "supported"), ("C30", "supported"), ("C22", "partly"), ("C65", "supported")]]
remark = "Remark {0} sets row E{0:02} of the timeline beside what the article says of it and weighs the two with care."
remarks = [remark.format(n) for n in range(1, 67)]
text = {heading: " ".join(remarks[6 * n : 6 * n + 6]) for n, heading in enumerate(headings)}
text["What holds"] += " C16, C30 and C59 are supported (E03, E18, T12)."
text["What does not"] += " C18 and C33 are contradicted (E10, E45)."
text["The strongest case for the article"] += " It rests on C30."
critique = "\n".join(f"## {heading}\n{body}" for heading, body in text.items())

# %% wrong: a strongest case of one sentence
# expect: The strongest case has 27 words; give it at least 80
rulings = [{"claim_id": claim, "ruling": ruling} for claim, ruling in [("C16", "supported"), ("C18", "contradicted"), ("C33", "contradicted"), ("C59", "supported"), ("C30", "supported")]]
remark = "Remark {0} sets row E{0:02} of the timeline beside what the article says of it and weighs the two with care."
remarks = [remark.format(n) for n in range(1, 67)]
text = {heading: " ".join(remarks[6 * n : 6 * n + 6]) for n, heading in enumerate(headings)}
text["What holds"] += " C16, C30 and C59 are supported (E03, E18, T12)."
text["What does not"] += " C18 and C33 are contradicted (E10, E45)."
text["The strongest case for the article"] += " It rests on C30."
text["Verdict"] += text["The strongest case for the article"].replace("It rests on C30.", "")
text["The strongest case for the article"] = "There is little that can be said for the article, apart from C30 perhaps, which it reports as it was and which nobody in this class doubts."
critique = "\n".join(f"## {heading}\n{body}" for heading, body in text.items())

# %% wrong: a strongest case that rests on what was contradicted
# expect: The strongest case names C18. It should rest on at least one claim that you ruled supported or partly
rulings = [{"claim_id": claim, "ruling": ruling} for claim, ruling in [("C16", "supported"), ("C18", "contradicted"), ("C33", "contradicted"), ("C59", "supported"), ("C30", "supported")]]
remark = "Remark {0} sets row E{0:02} of the timeline beside what the article says of it and weighs the two with care."
remarks = [remark.format(n) for n in range(1, 67)]
text = {heading: " ".join(remarks[6 * n : 6 * n + 6]) for n, heading in enumerate(headings)}
text["What holds"] += " C16, C30 and C59 are supported (E03, E18, T12)."
text["What does not"] += " C18 and C33 are contradicted (E10, E45)."
text["The strongest case for the article"] += " It rests on C30."
text["The strongest case for the article"] = text["The strongest case for the article"].replace("C30", "C18")
critique = "\n".join(f"## {heading}\n{body}" for heading, body in text.items())

# %% wrong: a strongest case without a claim
# expect: The strongest case names no claim
rulings = [{"claim_id": claim, "ruling": ruling} for claim, ruling in [("C16", "supported"), ("C18", "contradicted"), ("C33", "contradicted"), ("C59", "supported"), ("C30", "supported")]]
remark = "Remark {0} sets row E{0:02} of the timeline beside what the article says of it and weighs the two with care."
remarks = [remark.format(n) for n in range(1, 67)]
text = {heading: " ".join(remarks[6 * n : 6 * n + 6]) for n, heading in enumerate(headings)}
text["What holds"] += " C16, C30 and C59 are supported (E03, E18, T12)."
text["What does not"] += " C18 and C33 are contradicted (E10, E45)."
text["The strongest case for the article"] += " It rests on C30."
text["The strongest case for the article"] = text["The strongest case for the article"].replace("C30", "its tone")
critique = "\n".join(f"## {heading}\n{body}" for heading, body in text.items())

# %% wrong: nothing under the strongest case
# expect: Sections with fewer than 20 words: “The strongest case for the article” (0)
rulings = [{"claim_id": claim, "ruling": ruling} for claim, ruling in [("C16", "supported"), ("C18", "contradicted"), ("C33", "contradicted"), ("C59", "supported"), ("C30", "supported")]]
remark = "Remark {0} sets row E{0:02} of the timeline beside what the article says of it and weighs the two with care."
remarks = [remark.format(n) for n in range(1, 67)]
text = {heading: " ".join(remarks[6 * n : 6 * n + 6]) for n, heading in enumerate(headings)}
text["What holds"] += " C16, C30 and C59 are supported (E03, E18, T12)."
text["What does not"] += " C18 and C33 are contradicted (E10, E45)."
text["The strongest case for the article"] += " It rests on C30."
text["Verdict"] += " " + text["The strongest case for the article"]
text["The strongest case for the article"] = ""
critique = "\n".join(f"## {heading}\n{body}" for heading, body in text.items())

# %% wrong: sentences repeated to fill the length
# expect: A sentence stands more than once in the text
rulings = [{"claim_id": claim, "ruling": ruling} for claim, ruling in [("C16", "supported"), ("C18", "contradicted"), ("C33", "contradicted"), ("C59", "supported"), ("C30", "supported")]]
remark = "Remark {0} sets row E{0:02} of the timeline beside what the article says of it and weighs the two with care."
remarks = [remark.format(n) for n in range(1, 67)]
text = {heading: " ".join(remarks[6 * n : 6 * n + 6]) for n, heading in enumerate(headings)}
text["What holds"] += " C16, C30 and C59 are supported (E03, E18, T12)."
text["What does not"] += " C18 and C33 are contradicted (E10, E45)."
text["The strongest case for the article"] += " It rests on C30."
text["What cannot be known here"] = text["The claim"]
critique = "\n".join(f"## {heading}\n{body}" for heading, body in text.items())

# %% wrong: one line wrapped in another way, twice
# expect: A sentence stands more than once in the text
rulings = [{"claim_id": claim, "ruling": ruling} for claim, ruling in [("C16", "supported"), ("C18", "contradicted"), ("C33", "contradicted"), ("C59", "supported"), ("C30", "supported")]]
remark = "Remark {0} sets row E{0:02} of the timeline beside what the article says of it and weighs the two with care."
remarks = [remark.format(n) for n in range(1, 67)]
text = {heading: " ".join(remarks[6 * n : 6 * n + 6]) for n, heading in enumerate(headings)}
text["What holds"] += " C16, C30 and C59 are supported (E03, E18, T12)."
text["What does not"] += " C18 and C33 are contradicted (E10, E45)."
text["The strongest case for the article"] += " It rests on C30."
twice = "So the article is right about the days and wrong about\nwhat they mean."
text["Verdict"] += " " + twice
text["What holds"] += "\n" + twice.replace("\n", " ").replace("So", "so")
critique = "\n".join(f"## {heading}\n{body}" for heading, body in text.items())

# %% wrong: all on one line, without line ends
# expect: Headings that are missing: “The claim”, “What holds”
rulings = [{"claim_id": claim, "ruling": ruling} for claim, ruling in [("C16", "supported"), ("C18", "contradicted"), ("C33", "contradicted"), ("C59", "supported"), ("C30", "supported")]]
remark = "Remark {0} sets row E{0:02} of the timeline beside what the article says of it and weighs the two with care."
remarks = [remark.format(n) for n in range(1, 67)]
text = {heading: " ".join(remarks[6 * n : 6 * n + 6]) for n, heading in enumerate(headings)}
text["What holds"] += " C16, C30 and C59 are supported (E03, E18, T12)."
text["What does not"] += " C18 and C33 are contradicted (E10, E45)."
text["The strongest case for the article"] += " It rests on C30."
critique = " ".join(f"## {heading} {body}" for heading, body in text.items())
