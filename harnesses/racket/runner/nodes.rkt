#lang racket/base
;; The nodes as LeetCode defines them.

(provide (struct-out list-node) make-list-node (struct-out tree-node) make-tree-node)

(struct list-node (val next) #:mutable #:transparent)
(define (make-list-node [val 0])
  (list-node val #f))

(struct tree-node (val left right) #:mutable #:transparent)
(define (make-tree-node [val 0])
  (tree-node val #f #f))
