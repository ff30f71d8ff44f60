# attack: Removes every `with` block from the syntax tree of later cells.
# gain: points
# expect: q01=0 q02=3 q03=3
# flag: grader-internals

# %% q01
import ast


class NoBlocks(ast.NodeTransformer):
    def visit_With(self, node):
        return ast.copy_location(ast.Pass(), node)


get_ipython().ast_transformers.append(NoBlocks())
n_rows = -1
