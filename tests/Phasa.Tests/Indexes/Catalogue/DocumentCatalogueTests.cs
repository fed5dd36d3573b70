using Phasa.Documents;
using Phasa.Indexes;
using Phasa.Indexes.Catalogue;

namespace Phasa.Tests.Indexes.Catalogue;

public sealed class DocumentCatalogueTests
{
    private readonly PassageSlots _slots = new();

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Remove_AfterAnyChanges_GivesWhatWasPutIn(int seed)
    {
        var random = new Random(seed);
        var catalogue = new DocumentCatalogue(_slots);
        Dictionary<long, Dictionary<long, List<CataloguedRow>>> expected = [];
        for (var step = 0; step < 2000; step++)
        {
            if (step % 500 == 250)
            {
                // As a file gives it back.
                var copy = new PassageSlots([.. _slots.Publish()], [.. _slots.PublishDocuments()]);
                Assert.Equal(Everything(expected, catalogue, _slots), Everything(expected, new DocumentCatalogue(copy, catalogue.Copy()), copy));
            }

            var document = random.Next(1, 40);
            Assert.Equal(Sorted(expected.GetValueOrDefault(document)), Taken(catalogue, _slots, document));
            expected[document] = [];
            for (var passage = random.Next(5); passage > 0; passage--)
            {
                // A passage is always of the same document, and may come back to it.
                var id = (document * 1000) + random.Next(8);
                if (expected[document].ContainsKey(id))
                {
                    continue;
                }

                var slot = catalogue.Add(new(document), new(id), 7);
                Assert.Equal(slot, _slots.SlotOf(new(id)));
                expected[document][id] = [.. Enumerable.Range(0, random.Next(4)).Select(i => new CataloguedRow(random.NextInt64(), (ushort)i, random.Next(), random.Next(2) == 0))];
                expected[document][id].ForEach(row => catalogue.Add(slot, row));
            }
        }
    }

    [Fact]
    public void Move_ALanguage_LeavesTheOthersAndStalenessAsTheyAre()
    {
        var catalogue = new DocumentCatalogue(_slots);
        var slot = catalogue.Add(new(1), new(10), 0);
        catalogue.Add(slot, new(100, 0, 2, false));
        catalogue.Add(slot, new(101, 0, 0, true));
        catalogue.Add(slot, new(102, 1, 2, false));

        catalogue.Move(0, [5, -1, 3]);

        Assert.Equal(["1/10: 100 0 3 False", "1/10: 101 0 5 True", "1/10: 102 1 2 False"], Taken(catalogue, _slots, 1));
    }

    [Fact]
    public void DeadSlots_OfPassagesThatComeBack_AreNone()
    {
        var catalogue = new DocumentCatalogue(_slots);
        catalogue.Add(new(1), new(10), 0);
        catalogue.Add(new(1), new(11), 0);
        Taken(catalogue, _slots, 1);
        Assert.Equal(2, catalogue.DeadSlots);
        catalogue.Add(new(1), new(11), 0);
        Assert.Equal((1, 2), (catalogue.DeadSlots, _slots.Count));
    }

    private static List<string> Everything(
        Dictionary<long, Dictionary<long, List<CataloguedRow>>> documents, DocumentCatalogue catalogue, PassageSlots slots)
    {
        List<string> lines = [$"{catalogue.DeadSlots}"];
        catalogue.Visit((slot, language) => lines.Add($"{slots.Publish()[slot]} {language}"), (slot, language, isStale) => lines.Add($"{slot} {language} {isStale}"));
        lines.AddRange(documents.Keys.SelectMany(d => Sorted(documents[d])));
        return lines;
    }

    private static List<string> Taken(DocumentCatalogue catalogue, PassageSlots slots, long document)
    {
        List<string> rows = [];
        catalogue.Remove(
            new(document),
            (slot, _) => rows.Add($"{slots.DocumentAt(slot).Value}/{slots.Publish()[slot].Value}"),
            (slot, row) => rows.Add($"{slots.DocumentAt(slot).Value}/{slots.Publish()[slot].Value}: {row.Id} {row.Language} {row.Position} {row.IsStale}"));
        return [.. rows.Where(r => r.Contains(':', StringComparison.Ordinal)).Order(StringComparer.Ordinal)];
    }

    private static List<string> Sorted(Dictionary<long, List<CataloguedRow>>? passages) =>
    [
        .. (passages ?? []).SelectMany(p => p.Value.Select(r => $"{p.Key / 1000}/{p.Key}: {r.Id} {r.Language} {r.Position} {r.IsStale}")).Order(StringComparer.Ordinal),
    ];
}
