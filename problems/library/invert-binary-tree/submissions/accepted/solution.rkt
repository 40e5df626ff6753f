(define/contract (invert-tree root)
  (-> (or/c tree-node? #f) (or/c tree-node? #f))
  (match root
    [(tree-node val left right) (tree-node val (invert-tree right) (invert-tree left))]
    [#f #f]))
