<?php

namespace Gavel;

/** A class of nodes and its fields, read from rows and written as such (harnesses/README.md). */
final class Shape
{
    private array $fields;
    private array $encoders = [];

    public function __construct(private string $type, array $fields)
    {
        $this->fields = array_column($fields, 'type', 'name');
        foreach (array_diff($this->fields, ['Node', 'Node[]']) as $scalar) {
            $this->encoders[$scalar] = Values::encoder($scalar);
        }
    }

    /** Return the nodes of the rows, in their order. */
    public function read(array $rows): array
    {
        $class = new \ReflectionClass($this->type); // a solution may bring its own
        $nodes = array_map(fn () => $class->newInstanceWithoutConstructor(), $rows);
        foreach ($rows as $i => $row) {
            $at = 0;
            foreach ($this->fields as $name => $type) {
                $value = $row[$at++];
                $nodes[$i]->$name = match (true) {
                    $type === 'Node[]' => array_map(fn (int $one) => $nodes[$one], $value),
                    $type === 'Node' && $value !== null => $nodes[$value],
                    default => $value,
                };
            }
        }
        return $nodes;
    }

    /** Return each node's number, by what identifies the node. */
    public static function numbers(array $nodes): array
    {
        return array_flip(array_map(spl_object_id(...), $nodes));
    }

    /** Return the rows of the nodes and of all that hang on them, as text; both arrays grow by those. */
    public function write(array &$nodes, array &$numbers, string $who, string $place): string
    {
        $number = function (?object $node) use (&$nodes, &$numbers): string {
            if ($node === null) {
                return 'null';
            }
            if (!isset($numbers[spl_object_id($node)])) {
                $numbers[spl_object_id($node)] = count($nodes);
                $nodes[] = $node;
            }
            return (string) $numbers[spl_object_id($node)];
        };
        $rows = [];
        for ($i = 0; $i < count($nodes); $i++) {
            $texts = [];
            foreach ($this->fields as $name => $type) {
                $field = $nodes[$i]->$name ?? null;
                $texts[] = match ($type) {
                    'Node' => $number($field),
                    'Node[]' => '[' . implode(',', array_map($number, array_values($field ?? []))) . ']',
                    default => $this->encoders[$type]($field, $who, $place),
                };
            }
            $rows[] = '[' . implode(',', $texts) . ']';
            if (count($nodes) > Values::MAX_NODES) {
                throw Values::tooLong($who, 'graph');
            }
        }
        return '[' . implode(',', $rows) . ']';
    }

    /** Refuse what is no node. */
    public function check(mixed $value, string $who, string $place): void
    {
        if (!is_object($value)) {
            throw Values::wrong($value, $who, $place, $this->type);
        }
    }
}

/** The class Node of a problem. */
final class OwnNodes
{
    private Shape $shape;
    private \SplObjectStorage $given;

    /** With $isFresh no answer may hold a node that was given. */
    public function __construct(array $fields, private bool $isFresh)
    {
        Nodes::$fields = array_column($fields, 'type', 'name');
        $this->shape = new Shape('Node', $fields);
        $this->given = new \SplObjectStorage();
        Values::$asRows['Node'] = [$this->decode(...), $this->encode(...)];
    }

    private function decode(array $rows): ?object
    {
        $nodes = $this->shape->read($rows);
        foreach ($this->isFresh ? $nodes : [] as $node) {
            $this->given->attach($node);
        }
        return $nodes[0] ?? null;
    }

    private function encode(mixed $value, string $who, string $place): string
    {
        if ($value === null) {
            return '[]';
        }
        $this->shape->check($value, $who, $place);
        $nodes = [$value];
        $numbers = Shape::numbers($nodes);
        $rows = $this->shape->write($nodes, $numbers, $who, $place);
        $isGiven = array_any($nodes, fn (object $one) => $this->given->contains($one));
        $this->given = new \SplObjectStorage();
        return $isGiven ? '"the answer holds a node that was given, and should be a copy"' : $rows;
    }
}

/** The nodes that the arguments of a test share: numbers to nodes, and back. */
final class Linked
{
    private Shape $shape;
    private array $nodes;
    private array $numbers;

    public function __construct(string $type, array $fields, private bool $answersRows)
    {
        $this->shape = new Shape($type, $fields);
        Values::$asRows[$type] = [
            fn (?int $number) => $number === null ? null : $this->nodes[$number],
            $this->encode(...),
        ];
    }

    /** Take the nodes of a test. */
    public function take(array $rows): void
    {
        $this->nodes = $this->shape->read($rows);
        $this->numbers = Shape::numbers($this->nodes);
    }

    /** Return the whole answer. */
    public function whole(string $answer, string $who): string
    {
        if (!$this->answersRows) {
            return $answer;
        }
        return "[$answer,{$this->shape->write($this->nodes, $this->numbers, $who, '')}]";
    }

    /** Return the number of a node; one that was not given gets one where the rows are answered. */
    private function encode(mixed $value, string $who, string $place): string
    {
        if ($value === null) {
            return 'null';
        }
        $this->shape->check($value, $who, $place);
        $id = spl_object_id($value);
        if (!isset($this->numbers[$id])) {
            if (!$this->answersRows) {
                return '"a node that was not given"';
            }
            $this->numbers[$id] = count($this->nodes);
            $this->nodes[] = $value;
        }
        return (string) $this->numbers[$id];
    }
}
