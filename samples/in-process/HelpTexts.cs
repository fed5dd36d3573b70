using Phasa;
using Phasa.Documents;
using Phasa.Embeddings;
using Phasa.Ingestion;
using Phasa.Languages;
using Phasa.Storage;

namespace InProcess;

/// <summary>Puts the application's help texts into a collection when it starts; unchanged ones cost nothing.</summary>
internal sealed class HelpTexts(IKnowledgeStore store, EmbeddingModels models, DocumentService documents) : BackgroundService
{
    public const string Collection = "help";

    private static readonly LanguageTag Lao = LanguageTag.Parse("lo");

    private static readonly DocumentInput[] Texts =
    [
        new("opening-hours", "# Opening hours\n\nThe help desk is open on weekdays from 9:00 to 17:00. On public holidays it is closed.")
        {
            Translations = new Dictionary<LanguageTag, TranslationInput>
            {
                [Lao] = new("# ເວລາເປີດ\n\nໂຕະຊ່ວຍເຫຼືອເປີດວັນຈັນຫາວັນສຸກ ແຕ່ 9:00 ຫາ 17:00. ວັນພັກລັດຖະການປິດ."),
            },
        },
        new("lost-card", "# Lost cards\n\nReport a lost card at once: call 1234 or use the app. The card is blocked within a minute.")
        {
            Translations = new Dictionary<LanguageTag, TranslationInput>
            {
                [Lao] = new("# ບັດເສຍ\n\nຖ້າບັດເສຍໃຫ້ແຈ້ງທັນທີ: ໂທ 1234 ຫຼື ໃຊ້ແອັບ. ບັດຈະຖືກລະງັບພາຍໃນໜຶ່ງນາທີ."),
            },
        },
    ];

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var collection = await store.Collections.FindAsync(Collection, stoppingToken)
            ?? await store.Collections.CreateAsync(Collection, [LanguageTag.Parse("en"), Lao], models.Default.Space, stoppingToken);
        foreach (var text in Texts)
        {
            await documents.PutAsync(collection, text, stoppingToken);
        }
    }
}
