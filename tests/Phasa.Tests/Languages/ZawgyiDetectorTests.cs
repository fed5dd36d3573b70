using Phasa.Languages;

namespace Phasa.Tests.Languages;

public sealed class ZawgyiDetectorTests
{
    public static TheoryData<string> Burmese => new(
        "မြန်မာဘာသာစကားသည် မြန်မာနိုင်ငံ၏ ရုံးသုံးဘာသာစကားဖြစ်သည်။",
        "နေကောင်းလား။",
        "ကျွန်တော် ကျောင်းသို့ သွားနေပါသည်။",
        "စကားဝှက်ကို ဘယ်လို ပြောင်းရမလဲ",
        "ဒီစာအုပ်က အရမ်းကောင်းတယ်။",
        "ရန်ကုန်မြို့တွင် မိုးရွာနေသည်။",
        "အကောင့်အသစ် ဖန်တီးနည်း",
        "ကျေးဇူးပြု၍ ခဏစောင့်ပါ။",
        "သူမသည် ဆရာမတစ်ယောက် ဖြစ်သည်။",
        "မနက်ဖြန် အစည်းအဝေး ရှိပါတယ်။",
        "အင်္ဂလိပ်စာ သင်တန်း တက်နေတယ်။",
        "ဗုဒ္ဓဘာသာ ဝင်များ ဘုရားဖူးသွားကြသည်။",
        "ငွေပေးချေမှု မအောင်မြင်ပါ။",
        "ကလေးတွေ ကစားနေကြတယ်။",
        "ဖိုင်ကို ဖျက်လို့ မရဘူး။",
        "တက္ကသိုလ် ကျောင်းသားများ ပညာသင်ကြားနေကြသည်။",
        "လျှို့ဝှက်နံပါတ် မေ့နေပြီ",
        "မြန်မာ",
        "ကြိုဆိုပါတယ်");

    public static TheoryData<string> OtherLanguages => new(
        "လိၵ်ႈတႆး ပဵၼ်လိၵ်ႈဢၼ်ၵူၼ်းတႆးၸႂ်ႉတႄႉ",
        "မႂ်ႇသုင်ၶႃႈ ၵူၼ်းတႆးၵူႈၵေႃႉ ယူႇလီၵိၼ်ဝၢၼ်ဝႃႈ",
        "ၸႂ်ၵူၼ်းႁဝ်း တေႃႈလဵဝ် မီးယူႇ ႁႃႈပီ",
        "ဘာသာမန် ဂှ် ဒှ်ဘာသာ မွဲသာ်",
        "အရေဝ်ဘာသာမန် ဍုင်မန်",
        "ကညီကျိာ် မ့ၢ်ဝဲ တၢ်ကတိၤ",
        "တၢ်ဘၢၣ်စၢၤ ပှၤကညီဖိ လၢကီၢ်ပယီၤ",
        "ພາສາລາວ", "plain English", "日本語", "", "၁၂၃၄၅");

    [Theory]
    [MemberData(nameof(Burmese))]
    public void IsZawgyi_UnicodeBurmese_IsFalse(string text)
    {
        Assert.Equal(0, ZawgyiDetector.Score(text));
        Assert.False(ZawgyiDetector.IsZawgyi(TextNormalizer.Normalize(text)));
    }

    [Theory]
    [MemberData(nameof(Burmese))]
    public void IsZawgyi_TheSameInZawgyi_IsTrue(string text) =>
        Assert.True(ZawgyiDetector.IsZawgyi(ZawgyiText.From(text)), $"{ZawgyiDetector.Score(ZawgyiText.From(text)):F2}");

    [Theory]
    [MemberData(nameof(OtherLanguages))]
    public void IsZawgyi_ShanMonKarenAndOthers_IsFalse(string text) => Assert.False(ZawgyiDetector.IsZawgyi(text), $"{ZawgyiDetector.Score(text):F2}");

    [Fact]
    public void Score_UnicodeWithATypingError_StaysLow() =>
        Assert.InRange(ZawgyiDetector.Score("ကျွန်တော် ကျောင်းသို့ သွားနေပါသည်။ ေကာင်းပါတယ်။"), 0.01, 0.3);

    [Fact]
    public void From_WellKnownWord_IsRealZawgyi() => Assert.Equal("\u103B\u1019\u1014\u1039\u1019\u102C", ZawgyiText.From("မြန်မာ"));
}
