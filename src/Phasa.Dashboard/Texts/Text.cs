namespace Phasa.Dashboard.Texts;

/// <summary>
/// The pages' texts. Their keys are the English texts themselves; <c>Text.ja.resx</c>, <c>Text.th.resx</c> and <c>Text.lo.resx</c> have the others,
/// a line each. A test holds that every text of a page is in all three.
/// </summary>
public sealed class Text;
