using Phasa.Conformance.Translation;
using Phasa.TestSupport.Translation;
using Phasa.Translation.Memory;

namespace Phasa.Tests.Translation.Memory;

public sealed class InMemoryTranslationMemoryTests : TranslationMemoryConformance
{
    protected override Task<ITranslationMemory> CreateAsync() => Task.FromResult<ITranslationMemory>(new InMemoryTranslationMemory());
}
