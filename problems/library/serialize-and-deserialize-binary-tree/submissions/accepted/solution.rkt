(define codec%
  (class object%
    (super-new)

    (init-field)

    ; serialize : (or/c tree-node? #f) -> string?
    (define/public (serialize root)
      (define out (open-output-string))
      (let put ([node root])
        (cond
          [node
           (fprintf out "~a " (tree-node-val node))
           (put (tree-node-left node))
           (put (tree-node-right node))]
          [else (display "#f " out)]))
      (get-output-string out))

    ; deserialize : string? -> (or/c tree-node? #f)
    (define/public (deserialize data)
      (define in (open-input-string data))
      (let get ()
        (define val (read in))
        (and val
             (let* ([left (get)] [right (get)])
               (tree-node val left right)))))))
