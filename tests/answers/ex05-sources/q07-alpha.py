# %% right: a function inside
def alpha_interval(codes, draws):
    def alpha(table):
        pairs = [(a, b) for a, b in zip(table["first"], table["second"]) if not pd.isna(a) and not pd.isna(b)]
        pot = [code for pair in pairs for code in pair]
        total = len(pot)
        if total == 0:
            return None
        by_chance = 1 - sum(pot.count(code) * (pot.count(code) - 1) for code in set(pot)) / (total * (total - 1))
        differing = sum(a != b for a, b in pairs) / len(pairs)
        return 1 - differing / by_chance if by_chance > 0 else None

    values = pd.Series([alpha(codes.iloc[draw]) for draw in draws], dtype=float).dropna()
    return {"alpha": alpha(codes), "low": values.quantile(0.025), "high": values.quantile(0.975)}

# %% right: coincidences, numpy's quantile
def alpha_interval(codes, draws):
    import numpy as np

    def alpha(pairs):
        coincidences = {}
        for a, b in pairs:
            for pair in ((a, b), (b, a)):
                coincidences[pair] = coincidences.get(pair, 0) + 1
        margins = {}
        for (a, _), n in coincidences.items():
            margins[a] = margins.get(a, 0) + n
        total = sum(margins.values())
        seen = sum(n for (a, b), n in coincidences.items() if a != b)
        expected = sum(margins[a] * margins[b] for a in margins for b in margins if a != b)
        return 1 - (total - 1) * seen / expected if expected else None

    rows = list(zip(codes["first"], codes["second"]))
    complete = [isinstance(a, str) and isinstance(b, str) for a, b in rows]
    values = [alpha([rows[n] for n in draw if complete[n]]) for draw in draws]
    values = [value for value in values if value is not None]
    low, high = np.quantile(values, [0.025, 0.975]) if values else (None, None)
    return {"low": low, "high": high, "alpha": alpha([row for row, whole in zip(rows, complete) if whole])}

# %% right: the sorted values, by hand
def alpha_interval(codes, draws):
    table = codes.reset_index(drop=True)

    def alpha(positions):
        taken = table.loc[positions, ["first", "second"]].dropna()
        stacked = taken.stack().value_counts() if len(taken) else pd.Series(dtype=float)
        total = stacked.sum()
        different = total * total - (stacked**2).sum()
        if different == 0:
            return float("nan")
        return 1 - (taken["first"] != taken["second"]).mean() * total * (total - 1) / different

    values = sorted(value for value in map(alpha, draws) if value == value)

    def cut(share):
        if not values:
            return float("nan")
        place = share * (len(values) - 1)
        below = int(place + 1e-9)
        above = min(below + 1, len(values) - 1)
        return values[below] + (place - below) * (values[above] - values[below])

    return pd.Series({"alpha": alpha(list(table.index)), "low": cut(0.025), "high": cut(0.975)})

# %% right: the interval of the chapter
def alpha_interval(codes, draws):
    from collections import Counter

    def alpha(one, two):
        pot = Counter([*one, *two])
        total = sum(pot.values())
        if len(pot) < 2:
            return None
        differing = sum(a != b for a, b in zip(one, two)) / len(one)
        return 1 - differing / (1 - sum(n * (n - 1) for n in pot.values()) / (total * (total - 1)))

    def of(table):
        both = table.dropna(subset=["first", "second"])
        return alpha(list(both["first"]), list(both["second"]))

    values = sorted(value for value in (of(codes.iloc[draw]) for draw in draws) if value is not None)
    low = values[int(0.025 * len(values))] if values else None
    high = values[int(0.975 * len(values)) - 1] if len(values) > 1 else low
    return {"alpha": of(codes), "low": low, "high": high}

# %% wrong: the pot with putting back
# expect: the pot is drawn from without putting back
def alpha_interval(codes, draws):
    def alpha(table):
        pairs = [(a, b) for a, b in zip(table["first"], table["second"]) if not pd.isna(a) and not pd.isna(b)]
        pot = [code for pair in pairs for code in pair]
        total = len(pot)
        if total == 0:
            return None
        by_chance = 1 - sum(pot.count(code) ** 2 for code in set(pot)) / total**2
        differing = sum(a != b for a, b in pairs) / len(pairs)
        return 1 - differing / by_chance if by_chance > 0 else None

    values = pd.Series([alpha(codes.iloc[draw]) for draw in draws], dtype=float).dropna()
    return {"alpha": alpha(codes), "low": values.quantile(0.025), "high": values.quantile(0.975)}

# %% wrong: kappa
# expect: That is kappa
def alpha_interval(codes, draws):
    def alpha(table):
        pairs = [(a, b) for a, b in zip(table["first"], table["second"]) if not pd.isna(a) and not pd.isna(b)]
        pot = [code for pair in pairs for code in pair]
        total = len(pot)
        if total == 0:
            return None
        first, second = [a for a, b in pairs], [b for a, b in pairs]
        by_chance = 1 - sum(first.count(c) * second.count(c) for c in set(first)) / len(pairs) ** 2
        differing = sum(a != b for a, b in pairs) / len(pairs)
        return 1 - differing / by_chance if by_chance > 0 else None

    values = pd.Series([alpha(codes.iloc[draw]) for draw in draws], dtype=float).dropna()
    return {"alpha": alpha(codes), "low": values.quantile(0.025), "high": values.quantile(0.975)}

# %% wrong: agreement in the place of disagreement
# expect: `alpha` should be that of `codes`
def alpha_interval(codes, draws):
    def alpha(table):
        pairs = [(a, b) for a, b in zip(table["first"], table["second"]) if not pd.isna(a) and not pd.isna(b)]
        pot = [code for pair in pairs for code in pair]
        total = len(pot)
        if total == 0:
            return None
        by_chance = 1 - sum(pot.count(code) * (pot.count(code) - 1) for code in set(pot)) / (total * (total - 1))
        differing = sum(a == b for a, b in pairs) / len(pairs)
        return 1 - differing / by_chance if by_chance > 0 else None

    values = pd.Series([alpha(codes.iloc[draw]) for draw in draws], dtype=float).dropna()
    return {"alpha": alpha(codes), "low": values.quantile(0.025), "high": values.quantile(0.975)}

# %% wrong: draws not used
# expect: `low` and `high` should be quantiles of the draws' alphas
def alpha_interval(codes, draws):
    def alpha(table):
        pairs = [(a, b) for a, b in zip(table["first"], table["second"]) if not pd.isna(a) and not pd.isna(b)]
        pot = [code for pair in pairs for code in pair]
        total = len(pot)
        if total == 0:
            return None
        by_chance = 1 - sum(pot.count(code) * (pot.count(code) - 1) for code in set(pot)) / (total * (total - 1))
        differing = sum(a != b for a, b in pairs) / len(pairs)
        return 1 - differing / by_chance if by_chance > 0 else None

    values = pd.Series([alpha(codes) for draw in draws], dtype=float).dropna()
    return {"alpha": alpha(codes), "low": values.quantile(0.025), "high": values.quantile(0.975)}

# %% wrong: each coder shuffled
# expect: `high` is a quantile of draws of whole units
def alpha_interval(codes, draws):
    def alpha(table):
        pairs = [(a, b) for a, b in zip(table["first"], table["second"]) if not pd.isna(a) and not pd.isna(b)]
        pot = [code for pair in pairs for code in pair]
        total = len(pot)
        if total == 0:
            return None
        by_chance = 1 - sum(pot.count(code) * (pot.count(code) - 1) for code in set(pot)) / (total * (total - 1))
        differing = sum(a != b for a, b in pairs) / len(pairs)
        return 1 - differing / by_chance if by_chance > 0 else None

    values = pd.Series([alpha(pd.DataFrame({"first": list(codes["first"].iloc[: len(draw)]), "second": list(codes["second"].iloc[draw])[: len(codes)]})) for draw in draws], dtype=float).dropna()
    return {"alpha": alpha(codes), "low": values.quantile(0.025), "high": values.quantile(0.975)}

# %% wrong: a drawn unit counts once
# expect: `low`: a unit that is drawn twice counts twice
def alpha_interval(codes, draws):
    def alpha(table):
        pairs = [(a, b) for a, b in zip(table["first"], table["second"]) if not pd.isna(a) and not pd.isna(b)]
        pot = [code for pair in pairs for code in pair]
        total = len(pot)
        if total == 0:
            return None
        by_chance = 1 - sum(pot.count(code) * (pot.count(code) - 1) for code in set(pot)) / (total * (total - 1))
        differing = sum(a != b for a, b in pairs) / len(pairs)
        return 1 - differing / by_chance if by_chance > 0 else None

    values = pd.Series([alpha(codes.iloc[sorted(set(draw))]) for draw in draws], dtype=float).dropna()
    return {"alpha": alpha(codes), "low": values.quantile(0.025), "high": values.quantile(0.975)}

# %% wrong: rounded
# expect: `alpha` should be that of `codes`
def alpha_interval(codes, draws):
    def alpha(table):
        pairs = [(a, b) for a, b in zip(table["first"], table["second"]) if not pd.isna(a) and not pd.isna(b)]
        pot = [code for pair in pairs for code in pair]
        total = len(pot)
        if total == 0:
            return None
        by_chance = 1 - sum(pot.count(code) * (pot.count(code) - 1) for code in set(pot)) / (total * (total - 1))
        differing = sum(a != b for a, b in pairs) / len(pairs)
        return round(1 - differing / by_chance, 2) if by_chance > 0 else None

    values = pd.Series([alpha(codes.iloc[draw]) for draw in draws], dtype=float).dropna()
    return {"alpha": alpha(codes), "low": values.quantile(0.025), "high": values.quantile(0.975)}

# %% wrong: the interval of the median
# expect: `low` and `high` should be quantiles
def alpha_interval(codes, draws):
    def alpha(table):
        pairs = [(a, b) for a, b in zip(table["first"], table["second"]) if not pd.isna(a) and not pd.isna(b)]
        pot = [code for pair in pairs for code in pair]
        total = len(pot)
        if total == 0:
            return None
        by_chance = 1 - sum(pot.count(code) * (pot.count(code) - 1) for code in set(pot)) / (total * (total - 1))
        differing = sum(a != b for a, b in pairs) / len(pairs)
        return 1 - differing / by_chance if by_chance > 0 else None

    values = pd.Series([alpha(codes.iloc[draw]) for draw in draws], dtype=float).dropna()
    return {"alpha": alpha(codes), "low": values.median(), "high": values.median()}

# %% wrong: smallest and greatest
# expect: `low` is the smallest value
def alpha_interval(codes, draws):
    def alpha(table):
        pairs = [(a, b) for a, b in zip(table["first"], table["second"]) if not pd.isna(a) and not pd.isna(b)]
        pot = [code for pair in pairs for code in pair]
        total = len(pot)
        if total == 0:
            return None
        by_chance = 1 - sum(pot.count(code) * (pot.count(code) - 1) for code in set(pot)) / (total * (total - 1))
        differing = sum(a != b for a, b in pairs) / len(pairs)
        return 1 - differing / by_chance if by_chance > 0 else None

    values = pd.Series([alpha(codes.iloc[draw]) for draw in draws], dtype=float).dropna()
    return {"alpha": alpha(codes), "low": values.min(), "high": values.max()}

# %% wrong: labels for positions
# expect: A draw holds positions, not labels
def alpha_interval(codes, draws):
    def alpha(table):
        pairs = [(a, b) for a, b in zip(table["first"], table["second"]) if not pd.isna(a) and not pd.isna(b)]
        pot = [code for pair in pairs for code in pair]
        total = len(pot)
        if total == 0:
            return None
        by_chance = 1 - sum(pot.count(code) * (pot.count(code) - 1) for code in set(pot)) / (total * (total - 1))
        differing = sum(a != b for a, b in pairs) / len(pairs)
        return 1 - differing / by_chance if by_chance > 0 else None

    values = pd.Series([alpha(codes.loc[draw]) for draw in draws], dtype=float).dropna()
    return {"alpha": alpha(codes), "low": values.quantile(0.025), "high": values.quantile(0.975)}

# %% wrong: an interval of 90 %
# expect: leaves out 2.5 % at each end
def alpha_interval(codes, draws):
    def alpha(table):
        pairs = [(a, b) for a, b in zip(table["first"], table["second"]) if not pd.isna(a) and not pd.isna(b)]
        pot = [code for pair in pairs for code in pair]
        total = len(pot)
        if total == 0:
            return None
        by_chance = 1 - sum(pot.count(code) * (pot.count(code) - 1) for code in set(pot)) / (total * (total - 1))
        differing = sum(a != b for a, b in pairs) / len(pairs)
        return 1 - differing / by_chance if by_chance > 0 else None

    values = pd.Series([alpha(codes.iloc[draw]) for draw in draws], dtype=float).dropna()
    return {"alpha": alpha(codes), "low": values.quantile(0.05), "high": values.quantile(0.95)}

# %% wrong: gaps dropped before drawing
# expect: stopped
def alpha_interval(codes, draws):
    def alpha(table):
        pairs = [(a, b) for a, b in zip(table["first"], table["second"]) if not pd.isna(a) and not pd.isna(b)]
        pot = [code for pair in pairs for code in pair]
        total = len(pot)
        if total == 0:
            return None
        by_chance = 1 - sum(pot.count(code) * (pot.count(code) - 1) for code in set(pot)) / (total * (total - 1))
        differing = sum(a != b for a, b in pairs) / len(pairs)
        return 1 - differing / by_chance if by_chance > 0 else None

    codes = codes.dropna()
    values = pd.Series([alpha(codes.iloc[draw]) for draw in draws], dtype=float).dropna()
    return {"alpha": alpha(codes), "low": values.quantile(0.025), "high": values.quantile(0.975)}

# %% wrong: undefined draws count as 0
# expect: `low` is the 2.5 % quantile
def alpha_interval(codes, draws):
    def alpha(table):
        pairs = [(a, b) for a, b in zip(table["first"], table["second"]) if not pd.isna(a) and not pd.isna(b)]
        pot = [code for pair in pairs for code in pair]
        total = len(pot)
        if total == 0:
            return None
        by_chance = 1 - sum(pot.count(code) * (pot.count(code) - 1) for code in set(pot)) / (total * (total - 1))
        differing = sum(a != b for a, b in pairs) / len(pairs)
        return 1 - differing / by_chance if by_chance > 0 else None

    values = pd.Series([alpha(codes.iloc[draw]) or 0 for draw in draws], dtype=float).dropna()
    return {"alpha": alpha(codes), "low": values.quantile(0.025), "high": values.quantile(0.975)}

# %% wrong: undefined draws count as 1
# expect: quantile of the alphas that are defined
def alpha_interval(codes, draws):
    def alpha(table):
        pairs = [(a, b) for a, b in zip(table["first"], table["second"]) if not pd.isna(a) and not pd.isna(b)]
        pot = [code for pair in pairs for code in pair]
        total = len(pot)
        if total == 0:
            return None
        by_chance = 1 - sum(pot.count(code) * (pot.count(code) - 1) for code in set(pot)) / (total * (total - 1))
        differing = sum(a != b for a, b in pairs) / len(pairs)
        return 1 - differing / by_chance if by_chance > 0 else None

    values = pd.Series([alpha(codes.iloc[draw]) for draw in draws], dtype=float).fillna(1)
    return {"alpha": alpha(codes), "low": values.quantile(0.025), "high": values.quantile(0.975)}

# %% wrong: an undefined draw spoils all
# expect: Leave out the draws for which alpha is not defined
def alpha_interval(codes, draws):
    def alpha(table):
        pairs = [(a, b) for a, b in zip(table["first"], table["second"]) if not pd.isna(a) and not pd.isna(b)]
        pot = [code for pair in pairs for code in pair]
        total = len(pot)
        if total == 0:
            return None
        by_chance = 1 - sum(pot.count(code) * (pot.count(code) - 1) for code in set(pot)) / (total * (total - 1))
        differing = sum(a != b for a, b in pairs) / len(pairs)
        return 1 - differing / by_chance if by_chance > 0 else None

    values = pd.Series([alpha(codes.iloc[draw]) for draw in draws], dtype=float).dropna()
    return {"alpha": alpha(codes), "low": values.quantile(0.025) if len(values) == len(draws) else None, "high": values.quantile(0.975)}

# %% wrong: gaps in the pot
# expect: Units that one coder left out put no code into the pot
def alpha_interval(codes, draws):
    def alpha(table):
        pairs = [(a, b) for a, b in zip(table["first"], table["second"]) if not pd.isna(a) and not pd.isna(b)]
        pot = [*table["first"].dropna(), *table["second"].dropna()]
        total = len(pot)
        if not pairs:
            return None
        by_chance = 1 - sum(pot.count(code) * (pot.count(code) - 1) for code in set(pot)) / (total * (total - 1))
        differing = sum(a != b for a, b in pairs) / len(pairs)
        return 1 - differing / by_chance if by_chance > 0 else None

    values = pd.Series([alpha(codes.iloc[draw]) for draw in draws], dtype=float).dropna()
    return {"alpha": alpha(codes), "low": values.quantile(0.025), "high": values.quantile(0.975)}

# %% wrong: a gap is a disagreement
# expect: Units that one coder left out put no code
def alpha_interval(codes, draws):
    def alpha(table):
        pairs = [(a, b) for a, b in zip(table["first"], table["second"]) if not pd.isna(a) and not pd.isna(b)]
        pot = [code for pair in pairs for code in pair]
        total = len(pot)
        if total == 0:
            return None
        by_chance = 1 - sum(pot.count(code) * (pot.count(code) - 1) for code in set(pot)) / (total * (total - 1))
        differing = sum(a != b for a, b in pairs) / len(table)
        return 1 - differing / by_chance if by_chance > 0 else None

    values = pd.Series([alpha(codes.iloc[draw]) for draw in draws], dtype=float).dropna()
    return {"alpha": alpha(codes), "low": values.quantile(0.025), "high": values.quantile(0.975)}

# %% wrong: a single code is full agreement
# expect: With one single code in the pot alpha is missing
def alpha_interval(codes, draws):
    def alpha(table):
        pairs = [(a, b) for a, b in zip(table["first"], table["second"]) if not pd.isna(a) and not pd.isna(b)]
        pot = [code for pair in pairs for code in pair]
        total = len(pot)
        if total == 0:
            return None
        by_chance = 1 - sum(pot.count(code) * (pot.count(code) - 1) for code in set(pot)) / (total * (total - 1))
        differing = sum(a != b for a, b in pairs) / len(pairs)
        return 1 - differing / by_chance if by_chance > 0 else 1

    values = pd.Series([alpha(codes.iloc[draw]) for draw in draws], dtype=float).dropna()
    return {"alpha": alpha(codes), "low": values.quantile(0.025), "high": values.quantile(0.975)}

# %% wrong: a division by zero
# expect: stopped
def alpha_interval(codes, draws):
    def alpha(table):
        pairs = [(a, b) for a, b in zip(table["first"], table["second"]) if not pd.isna(a) and not pd.isna(b)]
        pot = [code for pair in pairs for code in pair]
        total = len(pot)
        if total == 0:
            return None
        by_chance = 1 - sum(pot.count(code) * (pot.count(code) - 1) for code in set(pot)) / (total * (total - 1))
        differing = sum(a != b for a, b in pairs) / len(pairs)
        return 1 - differing / by_chance

    values = pd.Series([alpha(codes.iloc[draw]) for draw in draws], dtype=float).dropna()
    return {"alpha": alpha(codes), "low": values.quantile(0.025), "high": values.quantile(0.975)}

# %% wrong: draws of its own
# expect: `low` and `high` should be quantiles of the draws' alphas
def alpha_interval(codes, draws):
    def alpha(table):
        pairs = [(a, b) for a, b in zip(table["first"], table["second"]) if not pd.isna(a) and not pd.isna(b)]
        pot = [code for pair in pairs for code in pair]
        total = len(pot)
        if total == 0:
            return None
        by_chance = 1 - sum(pot.count(code) * (pot.count(code) - 1) for code in set(pot)) / (total * (total - 1))
        differing = sum(a != b for a, b in pairs) / len(pairs)
        return 1 - differing / by_chance if by_chance > 0 else None

    values = pd.Series([alpha(codes.sample(len(codes), replace=True, random_state=1)) for draw in draws], dtype=float).dropna()
    return {"alpha": alpha(codes), "low": values.quantile(0.025), "high": values.quantile(0.975)}

# %% wrong: a tuple
# expect: should be a dict or a Series
def alpha_interval(codes, draws):
    def alpha(table):
        pairs = [(a, b) for a, b in zip(table["first"], table["second"]) if not pd.isna(a) and not pd.isna(b)]
        pot = [code for pair in pairs for code in pair]
        total = len(pot)
        if total == 0:
            return None
        by_chance = 1 - sum(pot.count(code) * (pot.count(code) - 1) for code in set(pot)) / (total * (total - 1))
        differing = sum(a != b for a, b in pairs) / len(pairs)
        return 1 - differing / by_chance if by_chance > 0 else None

    values = pd.Series([alpha(codes.iloc[draw]) for draw in draws], dtype=float).dropna()
    return alpha(codes), values.quantile(0.025), values.quantile(0.975)

# %% wrong: another name
# expect: should have the names `alpha`, `low`, `high`
def alpha_interval(codes, draws):
    def alpha(table):
        pairs = [(a, b) for a, b in zip(table["first"], table["second"]) if not pd.isna(a) and not pd.isna(b)]
        pot = [code for pair in pairs for code in pair]
        total = len(pot)
        if total == 0:
            return None
        by_chance = 1 - sum(pot.count(code) * (pot.count(code) - 1) for code in set(pot)) / (total * (total - 1))
        differing = sum(a != b for a, b in pairs) / len(pairs)
        return 1 - differing / by_chance if by_chance > 0 else None

    values = pd.Series([alpha(codes.iloc[draw]) for draw in draws], dtype=float).dropna()
    return {"value": alpha(codes), "low": values.quantile(0.025), "high": values.quantile(0.975)}

# %% wrong: the input changed
# expect: Your code changes `codes`
def alpha_interval(codes, draws):
    def alpha(table):
        pairs = [(a, b) for a, b in zip(table["first"], table["second"]) if not pd.isna(a) and not pd.isna(b)]
        pot = [code for pair in pairs for code in pair]
        total = len(pot)
        if total == 0:
            return None
        by_chance = 1 - sum(pot.count(code) * (pot.count(code) - 1) for code in set(pot)) / (total * (total - 1))
        differing = sum(a != b for a, b in pairs) / len(pairs)
        return 1 - differing / by_chance if by_chance > 0 else None

    values = pd.Series([alpha(codes.iloc[draw]) for draw in draws], dtype=float).dropna()
    return {"alpha": [alpha(codes), codes.dropna(inplace=True)][0], "low": values.quantile(0.025), "high": values.quantile(0.975)}

# %% wrong: the mean and its spread
# expect: `high` is a quantile of draws
def alpha_interval(codes, draws):
    def alpha(table):
        pairs = [(a, b) for a, b in zip(table["first"], table["second"]) if not pd.isna(a) and not pd.isna(b)]
        pot = [code for pair in pairs for code in pair]
        total = len(pot)
        if total == 0:
            return None
        by_chance = 1 - sum(pot.count(code) * (pot.count(code) - 1) for code in set(pot)) / (total * (total - 1))
        differing = sum(a != b for a, b in pairs) / len(pairs)
        return 1 - differing / by_chance if by_chance > 0 else None

    values = pd.Series([alpha(codes.iloc[draw]) for draw in draws], dtype=float).dropna()
    return {"alpha": alpha(codes), "low": values.mean() - 1.96 * values.std(), "high": values.mean() + 1.96 * values.std()}
