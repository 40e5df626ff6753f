(define/contract (probe p0)
  (-> (or/c list-node? #f) void?)
  (set-list-node-next! p0 (list-node-next (list-node-next p0))))
