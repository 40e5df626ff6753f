# @param {String} s
# @return {String}
def longest_palindrome(s)
  best = ""
  s.size.times do |centre|
    [centre, centre + 1].each do |right|
      left = centre
      while left >= 0 && right < s.size && s[left] == s[right]
        left -= 1
        right += 1
      end
      best = s[left + 1...right] if right - left - 1 > best.size
    end
  end
  best
end
