# %% right: words sorted by case, rules in a loop
def name_key(name):
    words = name.split("(")[0].replace(",", " ").split()
    family = [word for word in words if word.isupper()]
    first = [word for word in words if not word.isupper()][:1]
    key = " ".join(family + first).lower()
    for old, new in [("’", ""), ("'", ""), ("x", "ks"), ("ye", "e"), ("y", "i"), ("j", "i"), ("ii", "i")]:
        key = key.replace(old, new)
    return key

# %% right: regular expressions
def name_key(name):
    import re

    name = re.sub(r"\(.*?\)", "", name)
    words = re.findall(r"[^\s,]+", name)
    family = " ".join(w for w in words if w == w.upper())
    others = [w for w in words if w != w.upper()]
    key = f"{family} {others[0]}".lower()
    key = re.sub("[’']", "", key)
    key = re.sub("x", "ks", key)
    key = re.sub("ye", "e", key)
    return re.sub("ii", "i", re.sub("[yj]", "i", key))

# %% right: a loop that keeps the first other word
def name_key(name):
    before = name
    if "(" in name:
        before = name[: name.index("(")] + name[name.rindex(")") + 1 :]
    family, first = "", None
    for word in before.split():
        word = word.rstrip(",")
        if word.isupper():
            family += word + " "
        elif first is None:
            first = word
    key = (family + first).casefold()
    key = key.replace("’", "").replace("'", "").replace("x", "ks").replace("ye", "e")
    return key.translate(str.maketrans("yj", "ii")).replace("ii", "i")

# %% right: pandas string methods
def name_key(name):
    words = pd.Series(pd.Series([name]).str.replace(r"\([^)]*\)", "", regex=True).str.replace(",", "")[0].split())
    capital = words.str.isupper()
    key = pd.Series([" ".join([*words[capital], words[~capital].iloc[0]])]).str.lower()
    rules = {"’": "", "'": "", "x": "ks", "ye": "e", "y": "i", "j": "i", "ii": "i"}
    for old, new in rules.items():
        key = key.str.replace(old, new, regex=False)
    return key[0]

# %% wrong: the chapter's simple key
# expect: The patronymic is still in the key
def name_key(name):
    words = name.replace(",", " ").lower().split()
    return " ".join(sorted(words))

# %% wrong: the family name only
# expect: The first name, after a space, belongs to the key
def name_key(name):
    return " ".join(word.strip(",").lower() for word in name.split() if word.strip(",").isupper())

# %% wrong: the comma stays
# expect: The comma is still in the key
def name_key(name):
    words = name.split("(")[0].split()
    family = [word for word in words if word.isupper()]
    first = [word for word in words if not word.isupper()][:1]
    return " ".join(family + first).lower()

# %% wrong: capitals stay
# expect: The key should be in lower case
def name_key(name):
    words = name.split("(")[0].replace(",", " ").split()
    family = [word for word in words if word.isupper()]
    first = [word for word in words if not word.isupper()][:1]
    return " ".join(family + first)

# %% wrong: first name before family name
# expect: The key should begin with the family name
def name_key(name):
    words = name.split("(")[0].replace(",", " ").split()
    family = [word for word in words if word.isupper()]
    first = [word for word in words if not word.isupper()][:1]
    key = " ".join(first + family).lower()
    for old, new in [("’", ""), ("'", ""), ("x", "ks"), ("ye", "e"), ("y", "i"), ("j", "i"), ("ii", "i")]:
        key = key.replace(old, new)
    return key

# %% wrong: always the first two words
# expect: The key should begin with the family name
def name_key(name):
    key = " ".join(name.split("(")[0].replace(",", " ").split()[:2]).lower()
    for old, new in [("’", ""), ("'", ""), ("x", "ks"), ("ye", "e"), ("y", "i"), ("j", "i"), ("ii", "i")]:
        key = key.replace(old, new)
    return key

# %% wrong: y before ye
# expect: `ye` becomes `e` before `y` becomes `i`
def name_key(name):
    words = name.split("(")[0].replace(",", " ").split()
    family = [word for word in words if word.isupper()]
    first = [word for word in words if not word.isupper()][:1]
    key = " ".join(family + first).lower()
    for old, new in [("y", "i"), ("j", "i"), ("’", ""), ("'", ""), ("x", "ks"), ("ye", "e"), ("ii", "i")]:
        key = key.replace(old, new)
    return key

# %% wrong: no letter rules
# expect: `y` and `j` should become `i`, wherever they stand
def name_key(name):
    words = name.split("(")[0].replace(",", " ").split()
    family = [word for word in words if word.isupper()]
    first = [word for word in words if not word.isupper()][:1]
    return " ".join(family + first).lower()

# %% wrong: ii forgotten
# expect: `ii` becomes `i` last
def name_key(name):
    words = name.split("(")[0].replace(",", " ").split()
    family = [word for word in words if word.isupper()]
    first = [word for word in words if not word.isupper()][:1]
    key = " ".join(family + first).lower()
    for old, new in [("’", ""), ("'", ""), ("x", "ks"), ("ye", "e"), ("y", "i"), ("j", "i")]:
        key = key.replace(old, new)
    return key

# %% wrong: capital letters replaced too late, beginnings overlooked
# expect: `y` and `j` should become `i`
def name_key(name):
    for old, new in [("’", ""), ("'", ""), ("x", "ks"), ("ye", "e"), ("j", "i"), ("ii", "i")]:
        name = name.replace(old, new)
    words = name.split("(")[0].replace(",", " ").split()
    family = [word for word in words if word.isupper()]
    first = [word for word in words if not word.isupper()][:1]
    return " ".join(family + first).lower()

# %% wrong: letter rules before lower case
# expect: `x` should become `ks`
def name_key(name):
    for old, new in [("’", ""), ("'", ""), ("x", "ks"), ("ye", "e"), ("Ye", "E"), ("y", "i"), ("j", "i"), ("ii", "i")]:
        name = name.replace(old, new)
    words = name.split("(")[0].replace(",", " ").split()
    family = [word for word in words if word.isupper()]
    first = [word for word in words if not word.isupper()][:1]
    return " ".join(family + first).lower()

# %% wrong: brackets stay
# expect: What stands in brackets is still in the key
def name_key(name):
    words = name.replace(",", " ").split()
    family = [word for word in words if word.isupper()]
    first = [word for word in words if not word.isupper()][:1]
    key = " ".join(family + first).lower()
    for old, new in [("’", ""), ("'", ""), ("x", "ks"), ("ye", "e"), ("y", "i"), ("j", "i"), ("ii", "i")]:
        key = key.replace(old, new)
    return key

# %% wrong: one word for the family name
# expect: All words in capitals make the family name
def name_key(name):
    words = name.split("(")[0].replace(",", " ").split()
    family = [word for word in words if word.isupper()][-1]
    first = [word for word in words if not word.isupper()][0]
    key = f"{family} {first}".lower()
    for old, new in [("’", ""), ("'", ""), ("x", "ks"), ("ye", "e"), ("y", "i"), ("j", "i"), ("ii", "i")]:
        key = key.replace(old, new)
    return key

# %% wrong: cut at the comma
# expect: Your code stopped with IndexError
def name_key(name):
    family, rest = name.split(",")[0], name.split(",")[1]
    return (family + " " + rest.split()[0]).lower()

# %% wrong: the initial of the first name
# expect: Both forms should give the key of the worked example
def name_key(name):
    words = name.split("(")[0].replace(",", " ").split()
    family = " ".join(word for word in words if word.isupper())
    first = [word for word in words if not word.isupper()][0]
    return (family + " " + first[0]).lower().replace("y", "i")

# %% wrong: one kind of apostrophe
# expect: Both kinds of apostrophe should go
def name_key(name):
    words = name.split("(")[0].replace(",", " ").split()
    family = [word for word in words if word.isupper()]
    first = [word for word in words if not word.isupper()][:1]
    key = " ".join(family + first).lower()
    for old, new in [("'", ""), ("x", "ks"), ("ye", "e"), ("y", "i"), ("j", "i"), ("ii", "i")]:
        key = key.replace(old, new)
    return key

# %% wrong: apostrophes last
# expect: The letter rules apply one after another
def name_key(name):
    words = name.split("(")[0].replace(",", " ").split()
    family = [word for word in words if word.isupper()]
    first = [word for word in words if not word.isupper()][:1]
    key = " ".join(family + first).lower()
    for old, new in [("x", "ks"), ("ye", "e"), ("y", "i"), ("j", "i"), ("ii", "i"), ("’", ""), ("'", "")]:
        key = key.replace(old, new)
    return key

# %% wrong: x forgotten
# expect: `x` should become `ks`
def name_key(name):
    words = name.split("(")[0].replace(",", " ").split()
    family = [word for word in words if word.isupper()]
    first = [word for word in words if not word.isupper()][:1]
    key = " ".join(family + first).lower()
    for old, new in [("’", ""), ("'", ""), ("ye", "e"), ("y", "i"), ("j", "i"), ("ii", "i")]:
        key = key.replace(old, new)
    return key

# %% wrong: a tuple
# expect: should be text; it is of type `tuple`
def name_key(name):
    words = name.split("(")[0].replace(",", " ").split()
    return words[0].lower(), words[1].lower()

# %% wrong: printed and not returned
# expect: is a `return` missing?
def name_key(name):
    words = name.split("(")[0].replace(",", " ").split()
    family = [word for word in words if word.isupper()]
    first = [word for word in words if not word.isupper()][:1]
    key = " ".join(family + first).lower()
