<?php

namespace Gavel;

/**
 * The solution's file as PHP should see it: LeetCode takes solutions with and without an opening tag. It stands in for
 * the wrapper of all files while the solution is included, so that the file keeps its name and lines in every message.
 */
final class Source
{
    /** The files that are still to be read, and the one at hand. */
    public static array $files = ['solution.php'];
    public static string $file;

    public $context;
    private string $text = '';
    private int $at = 0;

    /** Stand in for the next file, if there is one. */
    public static function next(): bool
    {
        if (!self::$files) {
            return false;
        }
        self::$file = array_shift(self::$files);
        self::open();
        return true;
    }

    /** Stand in for the next file that is opened. */
    public static function open(): void
    {
        stream_wrapper_unregister('file');
        stream_wrapper_register('file', self::class);
    }

    /** Return the source with an opening tag at its very start: before it, even an empty line would be output. */
    public static function tagged(string $text): string
    {
        $tag = '/^(?:\xEF\xBB\xBF)?(\s*(?:#!.*\n\s*)?)<\?(?:php\b|(?![=\w]))/i';
        if (preg_match($tag, $text, $found)) {
            return '<?php ' . preg_replace('/[^\n]/', '', $found[1]) . substr($text, strlen($found[0]));
        }
        return preg_match('/^<\?php\b/mi', $text) ? $text : '<?php ' . preg_replace('/^\xEF\xBB\xBF/', '', $text);
    }

    public function stream_open(string $path, string $mode, int $options, ?string &$opened): bool
    {
        stream_wrapper_restore('file');
        $text = file_get_contents($path);
        $this->text = self::tagged((string) $text);
        return $text !== false;
    }

    public function stream_read(int $count): string
    {
        $part = substr($this->text, $this->at, $count);
        $this->at += strlen($part);
        return $part;
    }

    public function stream_eof(): bool
    {
        return $this->at >= strlen($this->text);
    }

    public function stream_stat(): array
    {
        return ['size' => strlen($this->text), 'mtime' => 1];
    }

    public function url_stat(string $path, int $flags): array
    {
        return ['size' => 1, 'mtime' => 1];
    }

    public function stream_set_option(int $option, int $first, ?int $second): bool
    {
        return false;
    }
}
