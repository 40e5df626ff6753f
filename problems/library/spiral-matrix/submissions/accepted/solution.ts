enum Side { Top, Right, Bottom, Left }

function spiralOrder(matrix: number[][]): number[] {
    const order: number[] = [];
    let side: Side = Side.Top;
    while (matrix.length > 0 && matrix[0].length > 0) {
        switch (side) {
            case Side.Top:
                order.push(...matrix.shift()!);
                break;
            case Side.Right:
                for (const row of matrix) order.push(row.pop()!);
                break;
            case Side.Bottom:
                order.push(...matrix.pop()!.reverse());
                break;
            case Side.Left:
                for (const row of matrix.slice().reverse()) order.push(row.shift()!);
                break;
        }
        side = (side + 1) % 4;
    }
    return order;
};
