"""Makes from checked content what readers and apps get: the compiled tree, and exports."""
