(define/contract (reverse-list head)
  (-> (or/c list-node? #f) (or/c list-node? #f))
  (let loop ([node head] [reversed #f])
    (cond
      [node
       (define next (list-node-next node))
       (set-list-node-next! node reversed)
       (loop next node)]
      [else reversed])))
