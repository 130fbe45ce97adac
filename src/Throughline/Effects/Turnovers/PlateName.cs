using System.Globalization;

namespace Throughline.Effects.Turnovers;

/// <summary>How plates and their files are called: <c>TIDE_104_0650_PL01_v001.1001.exr</c>.</summary>
public static class PlateName
{
    /// <summary>Without the files' numbers: <c>TIDE_104_0650_PL01_v001</c>.</summary>
    public static string Of(ShotId shot, int plate, int version) =>
        string.Create(CultureInfo.InvariantCulture, $"{shot}_PL{plate:D2}_v{version:D3}");

    /// <summary>As programs that read sequences write it: <c>TIDE_104_0650_PL01_v001.####.exr</c>.</summary>
    public static string Sequence(string plate, PullPolicy policy)
    {
        ArgumentNullException.ThrowIfNull(policy);
        return $"{plate}.{new string('#', policy.Padding)}.{policy.Extension}";
    }

    /// <summary>Takes the name of a file apart; false for one that is no frame of a sequence.</summary>
    /// <param name="file">Without a folder: <c>NAME.1001.exr</c>, <c>NAME_1001.dpx</c>.</param>
    /// <param name="sequence">What all its files share before the number.</param>
    /// <param name="number">The number.</param>
    /// <param name="digits">How many digits it is written with.</param>
    public static bool TryFrame(string file, out string sequence, out long number, out int digits)
    {
        ArgumentNullException.ThrowIfNull(file);
        (sequence, number, digits) = ("", 0, 0);
        var dot = file.LastIndexOf('.');
        if (dot <= 0)
            return false;
        var stem = file.AsSpan(0, dot);
        digits = stem.Length - stem.TrimEnd("0123456789").Length;
        if (digits is < 3 or > 9 || digits == stem.Length || stem[^(digits + 1)] is not ('.' or '_' or '-'))
            return false;
        sequence = stem[..^(digits + 1)].ToString();
        return sequence.Length > 0 && long.TryParse(stem[^digits..], NumberStyles.None, CultureInfo.InvariantCulture, out number);
    }

    /// <summary>Takes the name of a plate or of a version apart: <c>TIDE_104_0650_PL01_v001</c>, <c>TIDE_104_0650_comp_ABC_v003</c>.</summary>
    /// <returns>False when it has no version at its end.</returns>
    public static bool TryVersion(string name, out string before, out int version)
    {
        ArgumentNullException.ThrowIfNull(name);
        (before, version) = ("", 0);
        var mark = name.LastIndexOfAny(['_', '-', '.']);
        if (mark <= 0 || mark + 2 >= name.Length || name[mark + 1] is not ('v' or 'V') || !int.TryParse(name.AsSpan(mark + 2), NumberStyles.None, CultureInfo.InvariantCulture, out version))
            return false;
        before = name[..mark];
        return true;
    }
}
