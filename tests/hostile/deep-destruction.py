# attack: Chains objects until memory ends, so that they are destroyed one inside the other.
# gain: stall
# expect: q01=3 q02=0 q03=3

# %% q02
class Link:
    def __init__(self, below):
        self.below = below


chain = None
while True:
    chain = Link(chain)
