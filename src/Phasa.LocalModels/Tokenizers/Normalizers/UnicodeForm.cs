using System.Text;
using ICU4N.Text;

namespace Phasa.LocalModels.Tokenizers.Normalizers;

/// <summary>One of the four Unicode normalisation forms.</summary>
internal sealed class UnicodeForm(Normalizer2 form) : INormalizer
{
    /// <inheritdoc/>
    public string Normalize(string text) => Ascii.IsValid(text) ? text : form.Normalize(text);
}
