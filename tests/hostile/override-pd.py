# attack: Gives the name `pd` to a module whose tables are all the same.
# gain: points
# expect: q01=3 q02=3 q03=0
# flag: monkeypatching

# %% q03
real_pd = pd


class pd:
    @staticmethod
    def DataFrame(data=None, *args, **options):
        return real_pd.DataFrame({"person": ["Z"], "year": [0]})


def tidy(table):
    return real_pd.DataFrame({"person": ["Z"], "year": [0]})
