# @param {Character[][]} board
# @param {String} word
# @return {Boolean}
def exist(board, word)
  counts = board.flatten.tally
  return false if word.chars.tally.any? { |letter, count| counts.fetch(letter, 0) < count }

  board.each_index.any? do |r|
    board[r].each_index.any? { |c| spells?(board, word, r, c, 0) }
  end
end

def spells?(board, word, r, c, at)
  return false if r < 0 || c < 0 || r >= board.size || c >= board[0].size || board[r][c] != word[at]
  return true if at == word.size - 1

  letter = board[r][c]
  board[r][c] = nil
  found = spells?(board, word, r + 1, c, at + 1) || spells?(board, word, r - 1, c, at + 1) ||
          spells?(board, word, r, c + 1, at + 1) || spells?(board, word, r, c - 1, at + 1)
  board[r][c] = letter
  found
end
