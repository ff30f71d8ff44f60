# %% right: sets split in two
def overlap_bounds(n, known, population, present, absent):
    places = n - len(present)
    free = population - present - absent
    if not 0 <= places <= len(free):
        return dict.fromkeys(["least", "greatest", "least_share", "greatest_share"])
    sure = len(present & known)
    least = sure + max(0, places - len(free - known))
    greatest = sure + min(places, len(free & known))
    return {"least": least, "greatest": greatest, "least_share": least / n, "greatest_share": greatest / n}

# %% right: every possible number tried, a Series
def overlap_bounds(n, known, population, present, absent):
    inside = [p for p in known if p not in absent]
    outside = [p for p in population if p not in known and p not in absent]
    k, m = sum(p in present for p in inside), sum(p in present for p in outside)
    possible = [i for i in range(k, len(inside) + 1) if m <= n - i <= len(outside)]
    if not possible:
        return pd.Series({"least": None, "greatest": None, "least_share": None, "greatest_share": None})
    low, high = min(possible), max(possible)
    return pd.Series({"greatest_share": high / n, "least_share": low / n, "greatest": high, "least": low})

# %% right: numbers only, nan for what cannot be
def overlap_bounds(n, known, population, present, absent):
    nan = float("nan")
    left_known = len(known) - len(known & present) - len(known & absent)
    left_all = len(population) - len(present) - len(absent)
    open_places = n - len(present)
    if open_places < 0 or open_places > left_all:
        return {"least": nan, "greatest": nan, "least_share": nan, "greatest_share": nan}
    low = len(known & present) + max(0, open_places + left_known - left_all)
    high = len(known & present) + min(open_places, left_known)
    return dict(least=low, greatest=high, least_share=low / n, greatest_share=high / n)

# %% right: two lists filled one after the other
def overlap_bounds(n, known, population, present, absent):
    names = ["least", "greatest", "least_share", "greatest_share"]
    rest = sorted(population.difference(present, absent), key=lambda name: (name in known, str(name)))
    missing = n - len(present)
    if missing < 0 or len(rest) < missing:
        return {name: None for name in names}
    first = list(present) + rest[:missing]
    last = list(present) + rest[len(rest) - missing:]
    low, high = (sum(name in known for name in some) for some in (first, last))
    return dict(zip(names, [low, high, low / n, high / n]))

# %% wrong: the chapter's bounds, those confirmed ignored
# expect: `greatest`: a place that somebody outside the open list has is not free
def overlap_bounds(n, known, population, present, absent):
    least, greatest = max(0, n + len(known) - len(population)), min(n, len(known))
    return {"least": least, "greatest": greatest, "least_share": least / n, "greatest_share": greatest / n}

# %% wrong: the least number is zero
# expect: `least`: places that nobody outside the open list can fill
def overlap_bounds(n, known, population, present, absent):
    sure = len(present & known)
    greatest = sure + min(n - len(present), len(known - present - absent))
    return {"least": sure, "greatest": greatest, "least_share": sure / n, "greatest_share": greatest / n}

# %% wrong: the greatest number is the open list's length
# expect: `greatest`: no more persons can be shared than the list has
def overlap_bounds(n, known, population, present, absent):
    least = max(0, n + len(known) - len(population))
    greatest = len(known - absent)
    return {"least": least, "greatest": greatest, "least_share": least / n, "greatest_share": greatest / n}

# %% wrong: confirmed absences ignored
# expect: Those confirmed absent can fill no place
def overlap_bounds(n, known, population, present, absent):
    places = n - len(present)
    free = population - present
    sure = len(present & known)
    least = sure + max(0, places - len(free - known))
    greatest = sure + min(places, len(free & known))
    return {"least": least, "greatest": greatest, "least_share": least / n, "greatest_share": greatest / n}

# %% wrong: confirmed persons take a place, but stay among those left
# expect: `least`: take those confirmed off the places and off the persons left
def overlap_bounds(n, known, population, present, absent):
    places = n - len(present)
    free = population - absent
    sure = len(present & known)
    least = sure + max(0, places - len(free - known))
    greatest = sure + min(places, len(free & known))
    return {"least": least, "greatest": greatest, "least_share": least / n, "greatest_share": greatest / n}

# %% wrong: every confirmed person counted as shared
# expect: `greatest`: a place that somebody outside the open list has is not free
def overlap_bounds(n, known, population, present, absent):
    places = n - len(present)
    free = population - present - absent
    least = len(present) + max(0, places - len(free - known))
    greatest = len(present) + min(places, len(free & known))
    return {"least": least, "greatest": greatest, "least_share": least / n, "greatest_share": greatest / n}

# %% wrong: shares of the names that are known
# expect: The shares should be divided by `n`
def overlap_bounds(n, known, population, present, absent):
    places = n - len(present)
    free = population - present - absent
    sure = len(present & known)
    least = sure + max(0, places - len(free - known))
    greatest = sure + min(places, len(free & known))
    below = len(present) or n
    return {"least": least, "greatest": greatest, "least_share": least / below, "greatest_share": greatest / below}

# %% wrong: shares of the open list
# expect: The shares should be divided by `n`
def overlap_bounds(n, known, population, present, absent):
    places = n - len(present)
    free = population - present - absent
    sure = len(present & known)
    least = sure + max(0, places - len(free - known))
    greatest = sure + min(places, len(free & known))
    below = len(known)
    return {"least": least, "greatest": greatest, "least_share": least / below, "greatest_share": greatest / below}

# %% wrong: percentages
# expect: The shares should be divided by `n`
def overlap_bounds(n, known, population, present, absent):
    places = n - len(present)
    free = population - present - absent
    sure = len(present & known)
    least = sure + max(0, places - len(free - known))
    greatest = sure + min(places, len(free & known))
    return {"least": least, "greatest": greatest, "least_share": 100 * least / n, "greatest_share": 100 * greatest / n}

# %% wrong: each absence takes one off
# expect: An absence counts only where too few others are left
def overlap_bounds(n, known, population, present, absent):
    places = n - len(present)
    free = population - present - absent
    sure = len(present & known)
    least = sure + max(0, places - len(free - known))
    greatest = sure + min(places, len(free & known))
    if not present:
        greatest -= len(absent)
    return {"least": least, "greatest": greatest, "least_share": least / n, "greatest_share": greatest / n}

# %% wrong: a list that cannot exist gets bounds
# expect: A list longer than the population cannot exist
def overlap_bounds(n, known, population, present, absent):
    places = n - len(present)
    free = population - present - absent
    sure = len(present & known)
    least = sure + max(0, places - len(free - known))
    greatest = sure + min(places, len(free & known))
    return {"least": least, "greatest": greatest, "least_share": least / n, "greatest_share": greatest / n}

# %% wrong: the population alone looked at
# expect: Persons confirmed absent cannot fill a list
def overlap_bounds(n, known, population, present, absent):
    if n > len(population):
        return {"least": None, "greatest": None, "least_share": None, "greatest_share": None}
    places = n - len(present)
    free = population - present - absent
    sure = len(present & known)
    least = sure + max(0, places - len(free - known))
    greatest = sure + min(places, len(free & known))
    return {"least": least, "greatest": greatest, "least_share": least / n, "greatest_share": greatest / n}

# %% wrong: more confirmed than the list has
# expect: More persons confirmed than the list has
def overlap_bounds(n, known, population, present, absent):
    places = n - len(present)
    free = population - present - absent
    if places > len(free):
        return {"least": None, "greatest": None, "least_share": None, "greatest_share": None}
    sure = len(present & known)
    least = sure + max(0, places - len(free - known))
    greatest = sure + min(places, len(free & known))
    return {"least": least, "greatest": greatest, "least_share": least / n, "greatest_share": greatest / n}

# %% wrong: None instead of missing values
# expect: should be a dict or a Series
def overlap_bounds(n, known, population, present, absent):
    places = n - len(present)
    free = population - present - absent
    if not 0 <= places <= len(free):
        return None
    sure = len(present & known)
    least = sure + max(0, places - len(free - known))
    greatest = sure + min(places, len(free & known))
    return {"least": least, "greatest": greatest, "least_share": least / n, "greatest_share": greatest / n}

# %% wrong: a list that is just full refused
# expect: A list that just can exist has bounds
def overlap_bounds(n, known, population, present, absent):
    places = n - len(present)
    free = population - present - absent
    if not 0 < places < len(free):
        return dict.fromkeys(["least", "greatest", "least_share", "greatest_share"])
    sure = len(present & known)
    least = sure + max(0, places - len(free - known))
    greatest = sure + min(places, len(free & known))
    return {"least": least, "greatest": greatest, "least_share": least / n, "greatest_share": greatest / n}

# %% wrong: a pair of numbers
# expect: should be a dict or a Series; it is of type `tuple`
def overlap_bounds(n, known, population, present, absent):
    return max(0, n + len(known) - len(population)), min(n, len(known))

# %% wrong: shares left out
# expect: The labels should be least, greatest, least_share, greatest_share
def overlap_bounds(n, known, population, present, absent):
    return {"least": max(0, n + len(known) - len(population)), "greatest": min(n, len(known))}

# %% wrong: whole shares
# expect: The shares should be divided by `n`
def overlap_bounds(n, known, population, present, absent):
    places = n - len(present)
    free = population - present - absent
    if not 0 <= places <= len(free):
        return dict.fromkeys(["least", "greatest", "least_share", "greatest_share"])
    sure = len(present & known)
    least = sure + max(0, places - len(free - known))
    greatest = sure + min(places, len(free & known))
    return {"least": least, "greatest": greatest, "least_share": least // n, "greatest_share": greatest // n}
