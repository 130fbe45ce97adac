using CsCheck;
using Throughline.Ledger;
using Throughline.Ledger.Merkle;

namespace Throughline.Tests.Ledger;

public sealed class MerkleTreeTests
{
    // The eight entries and roots of the reference tree of Certificate Transparency, RFC 6962.
    private static readonly string[] Entries = ["", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f"];

    private static readonly string[] Roots =
    [
        "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
        "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
        "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
        "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
        "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
        "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
        "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
        "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
        "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
    ];

    private static readonly Gen<(int Size, int From, int Index)> Sizes =
        Gen.Int[1, 300].SelectMany(size => Gen.Select(Gen.Const(size), Gen.Int[1, size], Gen.Int[0, size - 1]));

    [Fact]
    public void Roots_are_those_of_the_reference_tree()
    {
        var tree = new MerkleTree(Entries.Select(entry => TreeHash.Leaf(Convert.FromHexString(entry))));

        Assert.Equal(Roots, Enumerable.Range(0, 9).Select(size => tree.RootAt(size).ToString()));
    }

    [Fact]
    public void A_frontier_and_a_tree_agree_after_every_leaf()
    {
        var frontier = new MerkleFrontier();
        var tree = new MerkleTree([]);

        for (var i = 0; i < 1_000; i++)
        {
            frontier.Append(LeafOf(i));
            tree.Append(LeafOf(i));

            Assert.Equal(tree.Root, frontier.Root());
        }
    }

    [Fact]
    public void Every_leaf_of_every_tree_can_be_proved() =>
        Sizes.Sample(it =>
        {
            var tree = TreeOf(it.Size);
            var proof = tree.ProveInclusion(it.Index, it.Size).AsSpan();

            return MerkleProof.Includes(tree.Root, it.Size, it.Index, LeafOf(it.Index), proof)
                && !MerkleProof.Includes(tree.Root, it.Size, it.Index, LeafOf(it.Index + 1), proof)
                && (it.Size == 1 || !MerkleProof.Includes(tree.Root, it.Size, (it.Index + 1) % it.Size, LeafOf(it.Index), proof));
        });

    [Fact]
    public void Every_earlier_tree_is_proved_to_be_the_beginning_of_every_later_one() =>
        Sizes.Sample(it =>
        {
            var tree = TreeOf(it.Size);
            var proof = tree.ProveConsistency(it.From, it.Size).AsSpan();

            return MerkleProof.Extends(tree.RootAt(it.From), it.From, tree.Root, it.Size, proof)
                && !MerkleProof.Extends(LeafOf(-1), it.From, tree.Root, it.Size, proof)
                && !MerkleProof.Extends(tree.RootAt(it.From), it.From, LeafOf(-1), it.Size, proof);
        });

    [Fact]
    public void A_proof_with_one_hash_changed_left_out_or_added_proves_nothing() =>
        Sizes.Where(it => it.Size > 1).Sample(it =>
        {
            var tree = TreeOf(it.Size);
            var proof = tree.ProveInclusion(it.Index, it.Size);
            Digest[][] broken = [[.. proof.SetItem(0, LeafOf(-1))], [.. proof.RemoveAt(proof.Length - 1)], [.. proof.Add(LeafOf(-1))]];

            return broken.All(wrong => !MerkleProof.Includes(tree.Root, it.Size, it.Index, LeafOf(it.Index), wrong));
        });

    [Fact]
    public void Tiles_have_the_paths_and_widths_of_the_specification()
    {
        var tree = TreeOf(70_000);

        var tiles = LogTiles.Hashes(tree).ToList();

        Assert.Equal(273 + 1 + 1 + 1 + 1, tiles.Count);
        Assert.Equal(273, tiles.Count(tile => tile.Path.StartsWith("tile/0/", StringComparison.Ordinal) && tile.Bytes.Length == 8192));
        Assert.Contains(tiles, tile => tile is { Path: "tile/0/273.p/112", Bytes.Length: 112 * 32 });
        Assert.Contains(tiles, tile => tile is { Path: "tile/1/000", Bytes.Length: 8192 });
        Assert.Contains(tiles, tile => tile is { Path: "tile/1/001.p/17", Bytes.Length: 17 * 32 });
        Assert.Contains(tiles, tile => tile is { Path: "tile/2/000.p/1", Bytes.Length: 32 });
        Assert.Equal("tile/0/x001/x234/067", LogTiles.Path(0, 1_234_067, LogTiles.Width));
    }

    [Fact]
    public void A_tile_above_holds_the_roots_of_the_full_tiles_below()
    {
        var tree = TreeOf(600);

        var above = LogTiles.Hashes(tree).Single(tile => tile.Path == "tile/1/000.p/2").Bytes;

        Assert.Equal(TreeOf(256).Root, new Digest(above.AsSpan(0, 32)));
    }

    [Fact]
    public void Only_tiles_that_grew_are_written_again()
    {
        var tree = TreeOf(600);

        var paths = LogTiles.Hashes(tree, from: 520).Select(tile => tile.Path);

        Assert.Equal(["tile/0/002.p/88", "tile/1/000.p/2"], paths);
    }

    private static MerkleTree TreeOf(int size) => new(Enumerable.Range(0, size).Select(LeafOf));

    private static Digest LeafOf(int i) => TreeHash.Leaf(BitConverter.GetBytes(i));
}
