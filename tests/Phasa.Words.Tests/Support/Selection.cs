using Phasa.Documents;
using Phasa.Indexes.Words;

namespace Phasa.Words.Tests.Support;

/// <summary>Passages whose slots are their ids, all of them or some.</summary>
internal sealed class Selection(Func<long, bool>? admits = null) : IPassageSelection
{
    private static readonly object Everybody = new();

    public object Owner => Everybody;

    public int SlotOf(PassageId passage) => (int)passage.Value;

    public bool Admits(int slot) => admits?.Invoke(slot) ?? true;
}
