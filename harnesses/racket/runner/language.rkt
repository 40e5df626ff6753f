#lang racket/base
;; The language that solutions are written in: Racket, with the nodes and what LeetCode requires for them. As a module's
;; language gives way to its definitions, a solution may define the same names.

(require racket data/gvector data/heap data/order data/queue "nodes.rkt")
(provide (all-from-out racket data/gvector data/heap data/order data/queue "nodes.rkt"))
