namespace Phasa.Indexes.Catalogue;

/// <summary>How arrays of a catalogue grow.</summary>
internal static class GrowingArray
{
    private const int Least = 64;
    private const int Doubled = 1 << 16;

    /// <summary>The next length: twice the last, of large arrays a fifth more, so that a million rows do not reserve room for two.</summary>
    public static int LengthAfter(int length) => length < Doubled ? Math.Max(Least, length * 2) : length + (length / 5);

    /// <summary>Makes room for an element.</summary>
    public static void Reserve<T>(ref T[] array, int index)
    {
        if (index >= array.Length)
        {
            Array.Resize(ref array, Math.Max(index + 1, LengthAfter(array.Length)));
        }
    }
}
