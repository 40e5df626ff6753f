class Solution {
    private $board;
    private $word;

    /**
     * @param String[][] $board
     * @param String $word
     * @return Boolean
     */
    function exist($board, $word) {
        $this->board = $board;
        $this->word = $word;
        foreach ($board as $r => $row) {
            foreach ($row as $c => $letter) {
                if ($this->spells($r, $c, 0)) return true;
            }
        }
        return false;
    }

    private function spells($r, $c, $at) {
        if (($this->board[$r][$c] ?? '') !== $this->word[$at]) return false;
        if ($at === strlen($this->word) - 1) return true;
        $this->board[$r][$c] = '#';
        $found = $this->spells($r + 1, $c, $at + 1) || $this->spells($r - 1, $c, $at + 1)
            || $this->spells($r, $c + 1, $at + 1) || $this->spells($r, $c - 1, $at + 1);
        $this->board[$r][$c] = $this->word[$at];
        return $found;
    }
}
