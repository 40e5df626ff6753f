(define/contract (detect-cycle head)
  (-> (or/c list-node? #f) (or/c list-node? #f))
  (define seen (mutable-seteq))
  (let loop ([node head])
    (cond
      [(or (not node) (set-member? seen node)) node]
      [else
       (set-add! seen node)
       (loop (list-node-next node))])))
