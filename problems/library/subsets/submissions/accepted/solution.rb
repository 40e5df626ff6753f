# @param {Integer[]} nums
# @return {Integer[][]}
def subsets(nums)
  (0..nums.size).flat_map { |size| nums.combination(size).to_a }
end
