class Codec {
    serialize(root) {
        return root ? root.val + this.serialize(root.left) + this.serialize(root.right) : '#';
    }

    deserialize(data) {
        const characters = data[Symbol.iterator]();
        const tree = () => {
            let character = characters.next().value;
            if (character === '#' || character === undefined) return null;
            if (character === '-') character += characters.next().value;
            return new TreeNode(Number(character), tree(), tree());
        };
        return tree();
    }
}
