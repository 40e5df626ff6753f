# @param {Integer[]} nums
# @param {Integer} target
# @return {Integer[]}
def two_sum(nums, target)
  seen = {}
  nums.each_with_index do |value, i|
    return [seen[target - value], i] if seen.key?(target - value)

    seen[value] = i
  end
end
