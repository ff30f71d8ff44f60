# %% right: two dicts joined
def code_areas(areas, countries):
    codes = {"Andhra": "AND", "Luxemburg": "LUX", "Vatican": "VAT", "the U.K.": "GBR"}
    codes |= {"Lichtenstein": "LIE", "Czech Republic": "CZE", "Macedonia": "MKD"}
    codes |= {"Moldova": "MDA", "Kirgiz Republic": "KGZ", "Russia": "RUS"}
    codes |= dict(zip(countries["country_name"], countries["country_iso3"]))
    return {area: codes[area] for area in areas if area in codes}

# %% right: printed names translated to the table's names first, None for the rest
def code_areas(areas, countries):
    spelling = {
        "Andhra": "Andorra", "Luxemburg": "Luxembourg", "Lichtenstein": "Liechtenstein",
        "Czech Republic": "Czechia", "Macedonia": "North Macedonia", "Kirgiz Republic": "Kyrgyzstan",
    }
    by_code = {"Vatican": "VAT", "the U.K.": "GBR", "Moldova": "MDA", "Russia": "RUS"}
    found = {}
    for area in areas:
        name = spelling.get(area, area)
        rows = countries[countries["country_name"] == name]
        found[area] = rows["country_iso3"].iloc[0] if len(rows) else by_code.get(area)
    return found

# %% right: a merge, a Series with missing values
def code_areas(areas, countries):
    variants = pd.DataFrame(
        [("Andhra", "AND"), ("Luxemburg", "LUX"), ("Vatican", "VAT"), ("the U.K.", "GBR"), ("Lichtenstein", "LIE"),
         ("Czech Republic", "CZE"), ("Macedonia", "MKD"), ("Moldova", "MDA"), ("Kirgiz Republic", "KGZ"), ("Russia", "RUS")],
        columns=["country_name", "country_iso3"],
    )
    names = pd.concat([countries[["country_name", "country_iso3"]], variants])
    merged = pd.DataFrame({"country_name": areas}).merge(names, on="country_name", how="left")
    return merged.set_index("country_name")["country_iso3"]

# %% right: map, missing dropped
def code_areas(areas, countries):
    known = countries.set_index("country_name")["country_iso3"]
    extra = pd.Series({"Andhra": "AND", "Luxemburg": "LUX", "Vatican": "VAT", "the U.K.": "GBR", "Lichtenstein": "LIE",
                       "Czech Republic": "CZE", "Macedonia": "MKD", "Moldova": "MDA", "Kirgiz Republic": "KGZ",
                       "Russia": "RUS"})
    areas = pd.Series(areas, index=areas)
    return areas.map(known).fillna(areas.map(extra)).dropna()

# %% wrong: exact names only
# expect: Hardly a name in another form has a code
def code_areas(areas, countries):
    codes = dict(zip(countries["country_name"], countries["country_iso3"]))
    return {area: codes[area] for area in areas if area in codes}

# %% wrong: names instead of codes
# expect: The values should be codes, not names
def code_areas(areas, countries):
    names = set(countries["country_name"])
    return {area: area for area in areas if area in names}

# %% wrong: the first name that contains the area
# expect: `Niger` gets the code of `Nigeria`
def code_areas(areas, countries):
    found = {}
    for area in areas:
        rows = countries[countries["country_name"].str.contains(area, regex=False)]
        if len(rows):
            found[area] = rows["country_iso3"].iloc[0]
    return found

# %% wrong: a state's name anywhere in the area
# expect: A phrase with a state's name in it is no state
def code_areas(areas, countries):
    found = {}
    for name, code in zip(countries["country_name"], countries["country_iso3"]):
        for area in areas:
            if name in area and (name == area or area not in found):
                if name != "Niger" or area == "Niger" or "Chad" not in area:
                    found[area] = code
    return found

# %% wrong: the misprint left out
# expect: No code for: Andhra.
def code_areas(areas, countries):
    codes = {"Luxemburg": "LUX", "Vatican": "VAT", "the U.K.": "GBR"}
    codes |= {"Lichtenstein": "LIE", "Czech Republic": "CZE", "Macedonia": "MKD"}
    codes |= {"Moldova": "MDA", "Kirgiz Republic": "KGZ", "Russia": "RUS"}
    codes |= dict(zip(countries["country_name"], countries["country_iso3"]))
    return {area: codes[area] for area in areas if area in codes}

# %% wrong: codes of sports, not ISO
# expect: Not an ISO alpha-3 code of the table `countries`: at Macedonia
def code_areas(areas, countries):
    codes = {"Andhra": "AND", "Luxemburg": "LUX", "Vatican": "VAT", "the U.K.": "GBR"}
    codes |= {"Lichtenstein": "LIE", "Czech Republic": "CZE", "Macedonia": "MAC"}
    codes |= {"Moldova": "MDA", "Kirgiz Republic": "KGZ", "Russia": "RUS"}
    codes |= dict(zip(countries["country_name"], countries["country_iso3"]))
    return {area: codes[area] for area in areas if area in codes}

# %% wrong: two states confused
# expect: The code of another state: at Lichtenstein, Kirgiz Republic
def code_areas(areas, countries):
    codes = {"Andhra": "AND", "Luxemburg": "LUX", "Vatican": "VAT", "the U.K.": "GBR"}
    codes |= {"Lichtenstein": "LTU", "Czech Republic": "CZE", "Macedonia": "MKD"}
    codes |= {"Moldova": "MDA", "Kirgiz Republic": "KAZ", "Russia": "RUS"}
    codes |= dict(zip(countries["country_name"], countries["country_iso3"]))
    return {area: codes[area] for area in areas if area in codes}

# %% wrong: codes of two letters
# expect: Not an ISO alpha-3 code of the table `countries`: at Luxemburg
def code_areas(areas, countries):
    codes = {"Andhra": "AD", "Luxemburg": "LU", "Vatican": "VA", "the U.K.": "GB", "Lichtenstein": "LI"}
    codes |= {"Czech Republic": "CZ", "Macedonia": "MK", "Moldova": "MD", "Kirgiz Republic": "KG", "Russia": "RU"}
    codes |= dict(zip(countries["country_name"], countries["country_iso3"]))
    return {area: codes[area] for area in areas if area in codes}

# %% wrong: all codes written by hand, the table not used
# expect: Each name in `country_name` of the table that is passed in
def code_areas(areas, countries):
    codes = {"France": "FRA", "Andhra": "AND", "Luxemburg": "LUX", "Kosovo": "XKX", "Russia": "RUS"}
    return {area: codes[area] for area in areas if area in codes}

# %% wrong: the most similar name
# expect: The code of another state: at Vatican
def code_areas(areas, countries):
    from difflib import get_close_matches

    codes = dict(zip(countries["country_name"], countries["country_iso3"]))
    codes["the U.K."] = "GBR"
    close = {area: get_close_matches(area, list(codes), n=1, cutoff=0.5) for area in areas}
    return {area: codes[names[0]] for area, names in close.items() if names}

# %% wrong: a part of a name is enough
# expect: A part of a state's name is not its name
def code_areas(areas, countries):
    codes = {"Andhra": "AND", "Luxemburg": "LUX", "Kirgiz Republic": "KGZ", "the U.K.": "GBR"}
    codes |= {"Lichtenstein": "LIE", "Czech Republic": "CZE"}
    codes |= dict(zip(countries["country_name"], countries["country_iso3"]))
    found = {}
    for area in areas:
        if area in codes:
            found[area] = codes[area]
        else:
            rows = countries[countries["country_name"].str.contains(area, regex=False)]
            if len(rows):
                found[area] = rows["country_iso3"].iloc[0]
    return found

# %% wrong: a list of codes
# expect: should be a dict or a Series; it is of type `list`
def code_areas(areas, countries):
    codes = dict(zip(countries["country_name"], countries["country_iso3"]))
    return [codes.get(area) for area in areas]

# %% wrong: the codes of the real table, whatever is passed in
# expect: Each name in `country_name` of the table that is passed in
def code_areas(areas, table):
    codes = dict(zip(countries["country_name"], countries["country_iso3"]))
    return {area: codes[area] for area in areas if area in codes}

# %% wrong: a Series numbered from 0
# expect: The labels should be the areas; they are 0, 1, …
def code_areas(areas, countries):
    codes = countries.set_index("country_name")["country_iso3"].to_dict()
    return pd.Series(areas).map(codes)

# %% wrong: one-row Series as values
# expect: The value for `Niger` is a Series. Take the value itself, for example `.iloc[0]`.
def code_areas(areas, countries):
    names = set(countries["country_name"])
    return {area: countries.loc[countries["country_name"] == area, "country_iso3"] for area in areas if area in names}

# %% wrong: Kosovo left out
# expect: No code for: Kosovo. Each name in `country_name` has one.
def code_areas(areas, countries):
    codes = {"Andhra": "AND", "Luxemburg": "LUX", "Vatican": "VAT", "the U.K.": "GBR"}
    codes |= {"Lichtenstein": "LIE", "Czech Republic": "CZE", "Macedonia": "MKD"}
    codes |= {"Moldova": "MDA", "Kirgiz Republic": "KGZ", "Russia": "RUS"}
    codes |= dict(zip(countries["country_name"], countries["country_iso3"]))
    return {area: codes[area] for area in areas if area in codes and codes[area] != "XKX"}

# %% wrong: one spelling overlooked
# expect: No code for: Lichtenstein.
def code_areas(areas, countries):
    codes = {"Andhra": "AND", "Luxemburg": "LUX", "Vatican": "VAT", "the U.K.": "GBR"}
    codes |= {"Czech Republic": "CZE", "Macedonia": "MKD"}
    codes |= {"Moldova": "MDA", "Kirgiz Republic": "KGZ", "Russia": "RUS"}
    codes |= dict(zip(countries["country_name"], countries["country_iso3"]))
    return {area: codes[area] for area in areas if area in codes}
