<?php

namespace Gavel;

final class Refusal extends \Exception
{
}

/** The node classes that come for free; a solution that brings its own keeps them. */
final class Nodes
{
    /** The fields of this problem's class Node, by name. */
    public static array $fields = [];

    public static function define(string $class): void
    {
        if (strcasecmp($class, 'ListNode') === 0 || strcasecmp($class, 'TreeNode') === 0) {
            require '/usr/lib/gavel/php/' . strtolower($class) . '.php';
        } elseif (self::$fields && strcasecmp($class, 'Node') === 0) {
            $names = array_keys(self::$fields);
            $public = array_map(fn ($name) => "public \$$name = null;", $names);
            $given = array_map(fn ($name) => "\$$name = null", $names);
            $sets = array_map(
                fn ($name, $type) => "\$this->$name = \$$name" . ($type === 'Node[]' ? ' ?? [];' : ';'),
                $names,
                self::$fields,
            );
            eval('class Node { ' . implode(' ', $public)
                . ' function __construct(' . implode(', ', $given) . ') { ' . implode(' ', $sets) . ' } }');
        }
    }
}

/** Values for PHP: JSON to arguments, results to JSON, along the types of a signature. */
final class Values
{
    // A cycle in a result must end somewhere; no test has an answer this long.
    public const MAX_NODES = 2_000_000;
    private const DEPTH = 1 << 20;
    private const WRITTEN = JSON_UNESCAPED_SLASHES | JSON_UNESCAPED_UNICODE | JSON_PRESERVE_ZERO_FRACTION
        | JSON_INVALID_UTF8_SUBSTITUTE;
    // Half of a pair of surrogates, which UTF-8 cannot hold: PHP's parser refuses it.
    private const LONE_SURROGATE =
        '/\\\\u(?:d[89ab][0-9a-f]{2})(?!\\\\ud[c-f])|(?<!\\\\ud[89ab][0-9a-f]{2})\\\\ud[c-f][0-9a-f]{2}/i';

    /** Types whose values are rows or their numbers: name to the functions from JSON and to it. rows.php fills it. */
    public static array $asRows = [];

    /** Return the value of a line of JSON. */
    public static function parse(string $line): mixed
    {
        $value = json_decode($line, true, self::DEPTH);
        if ($value === null && json_last_error() === JSON_ERROR_UTF16) {
            $value = json_decode(preg_replace(self::LONE_SURROGATE, '\ufffd', $line), true, self::DEPTH);
        }
        return $value;
    }

    /** Return the function from a list of JSON values to a list of arguments. */
    public static function argumentsDecoder(array $params): callable
    {
        $decoders = array_filter(array_map(fn (array $param) => self::decoder($param['type']), $params));
        return function (array $values) use ($decoders): array {
            foreach ($decoders as $at => $decode) {
                $values[$at] = $decode($values[$at]);
            }
            return $values;
        };
    }

    /** Return the function from JSON to a value of the type, null where they are the same. */
    private static function decoder(string $type): ?callable
    {
        $item = self::itemType($type);
        if ($item !== null) {
            $decode = self::decoder($item);
            return $decode === null ? null : fn (array $values) => array_map($decode, $values);
        }
        if (isset(self::$asRows[self::nameOf($type)])) {
            return self::$asRows[self::nameOf($type)][0];
        }
        return match ($type) {
            'double' => fn (int|float $value) => (float) $value,
            'ListNode' => self::decodeList(...),
            'TreeNode' => self::decodeTree(...),
            default => null,
        };
    }

    /** Return the function (value, who, place) -> text of JSON; it throws a Refusal for what is not of the type. */
    public static function encoder(string $type): callable
    {
        $item = self::itemType($type);
        if ($item !== null) {
            return self::listEncoder($type, $item);
        }
        if (isset(self::$asRows[self::nameOf($type)])) {
            return self::$asRows[self::nameOf($type)][1];
        }
        return match ($type) {
            'integer', 'long' => fn ($value, $who, $place) => self::encodeInteger($value, $who, $place, $type),
            'double' => self::encodeDouble(...),
            'boolean' => self::encodeBoolean(...),
            'string' => self::encodeString(...),
            'character' => self::encodeCharacter(...),
            'ListNode' => self::encodeList(...),
            'TreeNode' => self::encodeTree(...),
            'void' => fn () => 'null',
        };
    }

    /** Return `Node` for `Node<graph>`. */
    private static function nameOf(string $type): string
    {
        return strtok($type, '<');
    }

    /** Return the T of `T[]` and `list<T>`, null for anything else. */
    private static function itemType(string $type): ?string
    {
        if (str_ends_with($type, '[]')) {
            return substr($type, 0, -2);
        }
        return str_starts_with($type, 'list<') ? substr($type, 5, -1) : null;
    }

    private static function decodeList(array $values): ?object
    {
        $first = null;
        for ($i = count($values) - 1; $i >= 0; $i--) {
            $first = new \ListNode($values[$i], $first);
        }
        return $first;
    }

    private static function decodeTree(array $values): ?object
    {
        if (!isset($values[0])) {
            return null;
        }
        $parents = [$root = new \TreeNode($values[0])];
        for ($i = 1, $at = 0, $count = count($values); $i < $count; $at++) {
            foreach (['left', 'right'] as $side) {
                $value = $values[$i++] ?? null;
                if ($value !== null) {
                    $parents[] = $parents[$at]->$side = new \TreeNode($value);
                }
            }
        }
        return $root;
    }

    public static function wrong(mixed $value, string $who, string $place, string $type, string $why = ''): Refusal
    {
        $shown = is_object($value) ? 'an object' : (is_array($value) ? 'an array' : var_export($value, true));
        if (strlen($shown) > 60) {
            $shown = mb_strcut($shown, 0, 57) . '...';
        }
        $kind = get_debug_type($value);
        $shown .= $kind === 'null' ? '' : " ($kind)";
        $shown .= $place === '' ? '' : " at $place";
        return new Refusal("$who $shown; expected $type$why");
    }

    private static function encodeInteger(mixed $value, string $who, string $place, string $type = 'integer'): string
    {
        if (is_int($value)) {
            return (string) $value;
        }
        // floor, round and pow give floats; a float beyond the integers is no longer exact.
        if (is_float($value) && floor($value) === $value) {
            if (abs($value) < 2 ** 63) {
                return (string) (int) $value;
            }
            throw self::wrong($value, $who, $place, $type, '; PHP makes a float of an integer beyond 2^63');
        }
        // The functions of bcmath give texts.
        if (is_string($value) && preg_match('/^-?\d{1,4000}$/D', $value)) {
            return preg_replace('/^(-?)0+(?=\d)/', '$1', $value);
        }
        if ($value instanceof \GMP) {
            return gmp_strval($value);
        }
        throw self::wrong($value, $who, $place, $type);
    }

    private static function encodeDouble(mixed $value, string $who, string $place): string
    {
        if (is_string($value) && is_numeric($value)) {
            $value = (float) $value; // number_format and bcmath
        }
        if (!is_int($value) && !is_float($value)) {
            throw self::wrong($value, $who, $place, 'double');
        }
        if (is_nan($value)) {
            return 'NaN';
        }
        if (is_infinite($value)) {
            return $value > 0 ? 'Infinity' : '-Infinity';
        }
        return json_encode((float) $value, self::WRITTEN);
    }

    private static function encodeBoolean(mixed $value, string $who, string $place): string
    {
        if (!is_bool($value) && $value !== 0 && $value !== 1) { // preg_match says 0 or 1
            throw self::wrong($value, $who, $place, 'boolean');
        }
        return $value ? 'true' : 'false';
    }

    private static function encodeString(mixed $value, string $who, string $place): string
    {
        if (!is_string($value) && !is_int($value)) { // digits are integers as keys of an array
            throw self::wrong($value, $who, $place, 'string');
        }
        return json_encode((string) $value, self::WRITTEN);
    }

    private static function encodeCharacter(mixed $value, string $who, string $place): string
    {
        if (!is_string($value) && !is_int($value) || mb_strlen((string) $value) !== 1) {
            throw self::wrong($value, $who, $place, 'character (a string of length one)');
        }
        return json_encode((string) $value, self::WRITTEN);
    }

    private static function encodeList(mixed $value, string $who, string $place): string
    {
        $texts = [];
        for ($node = $value; $node !== null; $node = $node->next) {
            if (!is_object($node) || !property_exists($node, 'val') || !property_exists($node, 'next')) {
                throw self::wrong($node, $who, $place, 'ListNode');
            }
            $texts[] = self::encodeInteger($node->val, $who, $place);
            if (count($texts) > self::MAX_NODES) {
                throw self::tooLong($who, 'linked list');
            }
        }
        return '[' . implode(',', $texts) . ']';
    }

    private static function encodeTree(mixed $value, string $who, string $place): string
    {
        $texts = [];
        $nodes = [$value];
        $length = 0; // up to the last node
        for ($i = 0, $count = 1; $i < $count; $i++) {
            $node = $nodes[$i];
            if ($node === null) {
                $texts[] = 'null';
                continue;
            }
            if (!is_object($node) || !property_exists($node, 'val') || !property_exists($node, 'left')) {
                throw self::wrong($node, $who, $place, 'TreeNode');
            }
            $texts[] = self::encodeInteger($node->val, $who, $place);
            $length = $i + 1;
            $nodes[] = $node->left;
            $nodes[] = $node->right;
            $count += 2;
            if ($count > 2 * self::MAX_NODES) {
                throw self::tooLong($who, 'tree');
            }
        }
        return '[' . implode(',', array_slice($texts, 0, $length)) . ']';
    }

    public static function tooLong(string $who, string $what): Refusal
    {
        return new Refusal("$who a $what of more than " . self::MAX_NODES . ' nodes; it may have a cycle');
    }

    private static function listEncoder(string $type, string $item): callable
    {
        $encode = self::encoder($item);
        $isInteger = $item === 'integer' || $item === 'long';
        return function (mixed $value, string $who, string $place) use ($type, $encode, $isInteger): string {
            if ($value instanceof \Traversable) {
                $value = iterator_to_array($value, false);
            } elseif (!is_array($value)) {
                throw self::wrong($value, $who, $place, $type);
            }
            // Keys mean nothing: array_filter and unset leave gaps.
            $texts = [];
            $index = 0;
            foreach ($value as $one) {
                $texts[] = $isInteger && is_int($one) ? $one : $encode($one, $who, "{$place}[$index]");
                $index++;
            }
            return '[' . implode(',', $texts) . ']';
        };
    }
}
