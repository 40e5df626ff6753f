<?php

namespace Gavel;

require '/usr/lib/gavel/php/source.php';
require '/usr/lib/gavel/php/values.php';

/** The harness for PHP: decodes, calls, encodes (harnesses/README.md has the protocol). */
final class Harness
{
    // How much of a stack trace is worth reading: the way in, and the place where it happened.
    private const SHOWN_FRAMES = 8;
    // A warning in a loop would fill megabytes.
    private const SHOWN_WARNINGS = 20;

    private static int $warnings = 0;
    /** The first class that is the solution's own. */
    private static int $classes;
    private static $tests;
    private static array $header;
    private static ?Linked $linked;

    /** Take the header, and make ready what its problem needs. */
    public static function start(): void
    {
        self::$tests = fopen('php://fd/3', 'r');
        self::$header = json_decode(fgets(self::$tests), true);
        if (self::$header['adapter'] ?? false) {
            Source::$files = ['api.php', ...Source::$files, 'adapter.php'];
        }
        self::$linked = self::rows();
        spl_autoload_register([Nodes::class, 'define']);
        set_error_handler([self::class, 'warn']);
        self::$classes = count(get_declared_classes());
    }

    /** Serve descriptor 3 until it ends. */
    public static function serve(): void
    {
        $answers = fopen('php://fd/4', 'w');
        $solve = isset(self::$header['class'])
            ? self::classSolver(self::$header['class'])
            : self::functionSolver(self::$header['function']);
        while (($line = fgets(self::$tests)) !== false) {
            $answer = $solve($line);
            while (ob_get_level() > 0) {
                ob_end_flush();
            }
            fwrite($answers, $answer . "\n");
        }
        exit(0);
    }

    /** Make what the problem's nodes need, and return those that arguments share. */
    private static function rows(): ?Linked
    {
        ['node' => $node, 'linked' => $linked] = self::$header + ['node' => null, 'linked' => null];
        if ($node !== null || $linked !== null) {
            require '/usr/lib/gavel/php/rows.php';
        }
        if ($node !== null) {
            new OwnNodes($node, self::$header['function']['fresh'] ?? false);
        }
        return $linked === null ? null : new Linked($linked['type'], $linked['fields'], $linked['rows'] ?? false);
    }

    /** Return a function from a line to the text of its answer. */
    private static function functionSolver(array $wanted): callable
    {
        ['name' => $name, 'params' => $params] = $wanted;
        $output = $wanted['output'] ?? null;
        $decode = Values::argumentsDecoder($params);
        $encode = Values::encoder($wanted['returns']);
        $encodeOutput = $output === null ? null : Values::encoder($params[$output]['type']);
        $isCounted = $output !== null && $wanted['returns'] !== 'void';
        $call = self::finder($name);
        return function (string $line) use (
            $name, $output, $decode, $encode, $encodeOutput, $isCounted, $call,
        ): string {
            $test = Values::parse($line);
            self::$linked?->take(array_pop($test));
            $given = $decode($test);
            $target = $call();
            $result = $target(...$given); // parameters by reference change $given
            if ($output === null) {
                $answer = $encode($result, "$name returned", '');
                return self::$linked?->whole($answer, "$name left") ?? $answer;
            }
            $left = $encodeOutput($given[$output], "$name left", '');
            return $isCounted ? "[{$encode($result, "$name returned", '')},$left]" : $left;
        };
    }

    /** Return what gives the callable for a test: a method of a new Solution, or a plain function. */
    private static function finder(string $name): callable
    {
        $class = isset(self::$header['adapter']) ? 'Adapter' : 'Solution';
        $solution = self::classNamed($class);
        if ($solution !== null && self::isPublic($solution, $name)) {
            return fn () => [new $solution(), $name];
        }
        foreach (get_defined_functions()['user'] as $function) {
            if (strcasecmp(self::shortName($function), $name) === 0 && !str_starts_with($function, 'gavel\\')) {
                return fn () => $function;
            }
        }
        throw new Refusal($solution === null
            ? "the solution has no class $class with a method $name, and no function $name"
            : "class $class has no public method $name");
    }

    private static function isPublic(string $class, string $method): bool
    {
        return method_exists($class, $method) && (new \ReflectionMethod($class, $method))->isPublic();
    }

    private static function classSolver(array $wanted): callable
    {
        $name = $wanted['name'];
        // A class cannot be called `List` or `Echo` here: the starter code says `List_`.
        $class = self::classNamed($name) ?? self::classNamed("{$name}_");
        if ($class === null) {
            throw new Refusal("the solution has no class $name");
        }
        $construct = Values::argumentsDecoder($wanted['constructor']['params']);
        $methods = [];
        foreach ($wanted['methods'] as $method) {
            $own = $method['name'];
            $methods[$own] = [
                self::isPublic($class, $own) || method_exists($class, '__call'),
                Values::argumentsDecoder($method['params']),
                Values::encoder($method['returns']),
            ];
        }
        return function (string $line) use ($name, $class, $construct, $methods): string {
            [$operations, $given] = Values::parse($line);
            $instance = new $class(...$construct($given[0]));
            $texts = ['null'];
            for ($i = 1, $count = count($operations); $i < $count; $i++) {
                $operation = $operations[$i];
                [$isThere, $decode, $encode] = $methods[$operation];
                if (!$isThere) {
                    throw new Refusal("class $name has no public method $operation");
                }
                $arguments = $decode(array_map(
                    fn ($one) => isset($one['result']) ? Values::parse($texts[$one['result']]) : $one,
                    $given[$i],
                ));
                $texts[] = $encode($instance->$operation(...$arguments), "$operation returned", '');
            }
            return '[' . implode(',', $texts) . ']';
        };
    }

    /** Return the full name of the solution's class, whatever its namespace. */
    private static function classNamed(string $name): ?string
    {
        foreach (array_slice(get_declared_classes(), self::$classes) as $class) {
            if (strcasecmp(self::shortName($class), $name) === 0) {
                return $class;
            }
        }
        return null;
    }

    private static function shortName(string $name): string
    {
        $at = strrpos($name, '\\');
        return $at === false ? $name : substr($name, $at + 1);
    }

    /** Show a warning as PHP does, and after some of them no more. */
    public static function warn(int $level, string $message, string $file, int $line): bool
    {
        if (!(error_reporting() & $level)) {
            return true; // silenced by @
        }
        $kind = match ($level) {
            E_WARNING, E_USER_WARNING => 'Warning',
            E_NOTICE, E_USER_NOTICE => 'Notice',
            E_DEPRECATED, E_USER_DEPRECATED => 'Deprecated',
            default => 'Error',
        };
        fwrite(STDERR, self::ownWords("$kind: $message in $file:$line\n"));
        if (++self::$warnings >= self::SHOWN_WARNINGS) {
            fwrite(STDERR, "... further warnings are not shown ...\n");
            restore_error_handler();
            error_reporting(error_reporting() & (E_ERROR | E_PARSE | E_CORE_ERROR | E_COMPILE_ERROR | E_USER_ERROR));
        }
        return $level !== E_USER_ERROR;
    }

    /** Say what ended the solution, and end. */
    public static function fail(\Throwable $error): never
    {
        if ($error instanceof Refusal) {
            fwrite(STDERR, "{$error->getMessage()}\n");
        } elseif ($error instanceof \ParseError) {
            fwrite(STDERR, self::ownWords('PHP Parse error: ' . self::line($error)));
        } else {
            for ($first = $error; $first->getPrevious() !== null; $first = $first->getPrevious());
            fwrite(STDERR, self::ownWords(self::trace($first)));
        }
        exit(1);
    }

    private static function line(\Throwable $error): string
    {
        return "{$error->getMessage()} in {$error->getFile()}:{$error->getLine()}\n";
    }

    private static function trace(\Throwable $error): string
    {
        $text = 'PHP Fatal error: Uncaught ' . $error::class . ': ' . self::line($error);
        $frames = [];
        foreach ($error->getTrace() as $frame) {
            $file = $frame['file'] ?? '[internal function]';
            if (str_starts_with($frame['class'] ?? '', 'Gavel\\')) {
                break; // from here on it is us
            }
            $place = isset($frame['line']) ? "$file({$frame['line']}): " : "$file: ";
            if (str_starts_with($file, '/usr/lib/gavel')) {
                if ($frame['function'] === 'include') {
                    break;
                }
                $place = '';
            }
            $frames[] = $place . ($frame['class'] ?? '') . ($frame['type'] ?? '') . $frame['function'] . '()';
        }
        $hidden = count($frames) - 2 * self::SHOWN_FRAMES;
        foreach ($frames as $i => $frame) {
            if ($hidden <= 0 || $i < self::SHOWN_FRAMES || $i >= self::SHOWN_FRAMES + $hidden) {
                $text .= "#$i $frame\n";
            } elseif ($i === self::SHOWN_FRAMES) {
                $text .= "... $hidden more ...\n";
            }
        }
        return $text;
    }

    private static function ownWords(string $text): string
    {
        $text = preg_replace('~(?:, called)? in /usr/lib/gavel\S+ on line \d+~', '', $text) ?? $text;
        return str_replace(getcwd() . '/', '', $text);
    }
}
