function Iterator(nums) {
  let at = 0;
  this.hasNext = () => at < nums.length;
  this.next = () => nums[at++];
}
