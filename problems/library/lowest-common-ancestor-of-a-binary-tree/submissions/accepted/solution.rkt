(define/contract (lowest-common-ancestor root p q)
  (-> (or/c tree-node? #f) (or/c tree-node? #f) (or/c tree-node? #f) (or/c tree-node? #f))
  (let find ([node root])
    (cond
      [(or (not node) (eq? node p) (eq? node q)) node]
      [else
       (define left (find (tree-node-left node)))
       (define right (find (tree-node-right node)))
       (if (and left right) node (or left right))])))
